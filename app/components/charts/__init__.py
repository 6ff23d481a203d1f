"""Charts: each builder takes a small frame and returns an Altair chart with direct labels, in the theme's colours.

What is drawn from here is kept (kept.py); the builders themselves stand in their modules.
"""

from components.charts import burn_ups, heat, rankings, scales, shares, timelines, towers, trends, waterfalls
from components.charts.kept import kept

amounts, sparkline, trend = kept(trends.amounts), kept(trends.sparkline), kept(trends.trend)
bars, lines, stacked = kept(rankings.bars), kept(rankings.lines), kept(shares.stacked)
burn_up, timeline, waterfall = kept(burn_ups.burn_up), kept(timelines.timeline), kept(waterfalls.waterfall)
heat_map, tower_stack = kept(heat.heat), kept(towers.towers)

__all__ = [
    "amounts",
    "bars",
    "burn_up",
    "heat_map",
    "lines",
    "scales",
    "sparkline",
    "stacked",
    "timeline",
    "tower_stack",
    "trend",
    "waterfall",
]
