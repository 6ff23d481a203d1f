"""Charts: each builder takes a small frame and returns an Altair chart with direct labels, in the theme's colours."""

from components.charts.burn_ups import burn_up
from components.charts.heat import heat
from components.charts.rankings import bars, lines
from components.charts.shares import stacked
from components.charts.timelines import timeline
from components.charts.towers import towers
from components.charts.trends import amounts, sparkline, trend
from components.charts.waterfalls import waterfall

__all__ = [
    "amounts",
    "bars",
    "burn_up",
    "heat",
    "lines",
    "sparkline",
    "stacked",
    "timeline",
    "towers",
    "trend",
    "waterfall",
]
