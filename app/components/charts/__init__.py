"""Charts: each builder takes a small frame and returns an Altair chart with direct labels, in the theme's colours.

What is drawn from here is kept (kept.py); the builders themselves stand in their modules.
"""

from components.charts import (
    burn_ups,
    dots,
    heat,
    lanes,
    matrices,
    progress,
    ranges,
    rankings,
    scales,
    shares,
    tiles,
    timelines,
    towers,
    trends,
    waterfalls,
)
from components.charts.kept import Kept as Kept
from components.charts.kept import kept

amounts, sparkline, trend = kept(trends.amounts), kept(trends.sparkline), kept(trends.trend)
bars, lines, stacked = kept(rankings.bars), kept(rankings.lines), kept(shares.stacked)
burn_up, timeline, waterfall = kept(burn_ups.burn_up), kept(timelines.timeline), kept(waterfalls.waterfall)
heat_map, tower_stack = kept(heat.heat), kept(towers.towers)
dot_profile, both_profiles = dots.dots, dots.both
exchange_matrix, group_matrix = kept(matrices.exchanges), kept(matrices.groups)
process_lanes, process_strips, works_progress = kept(lanes.lanes), kept(lanes.strips), kept(progress.progress)
tile_set, range_lines = kept(tiles.tiles), kept(ranges.ranges)

__all__ = [
    "both_profiles",
    "dot_profile",
    "exchange_matrix",
    "group_matrix",
    "process_lanes",
    "process_strips",
    "range_lines",
    "tile_set",
    "works_progress",
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
