"""What asks for a decision, ranked by the edition: people held up, most to gain, then furthest from a target."""

from collections.abc import Iterable
from datetime import date

import polars as pl
from editions import Edition

from warehouse.connection import columns, query

RANKED = """
with asked as (
    select split_part(line, '~', 1) as metric, split_part(line, '~', 2) as dimension, split_part(line, '~', 3) as member
    from (select unnest(string_split($places, chr(10))) as line)
),
cells as (
    select cells.* from fct_metrics as cells inner join asked using (metric, dimension, member)
    where agency_code <> 'all' and value is not null and ($period is null or period <= $period::date)
    qualify period = max(period) over (partition by metric)
),
own as (from cells where $agency in ('all', agency_code)),
gains as ({peers}),
dues as ({dues}),
waiting as (
    select *, 1 as kind, row_number() over (order by value desc, agency_code) as rank from own
    where metric = 'held_up_people' and value > 0 qualify rank <= $first
),
best as (
    select own.*, opportunity_idr as gain from own inner join gains using (metric, agency_code, period)
    where opportunity_idr > 0 and $is_whole
    qualify row_number() over (partition by metric order by opportunity_idr desc, agency_code) = 1
),
costly as (
    select * exclude (gain), 2 as kind, row_number() over (order by gain desc, metric, agency_code) as rank from best
    qualify rank <= $first
),
gaps as (
    select own.*,
        (target - value) * if(direction = 'up', 1, -1) / coalesce(nullif(abs(target), 0), 1) as gap
    from own inner join dim_metrics using (metric)
    where target is not null and direction in ('up', 'down') and gap > 0
),
off_target as (
    select * exclude (gap), 3 as kind, row_number() over (order by gap desc, metric, agency_code) as rank from gaps
    qualify rank <= $most
),
-- A case is told once, as what it is first.
told as (
    from (from waiting union all from costly union all from off_target)
    qualify row_number() over (partition by metric, agency_code order by kind, rank) = 1
)
select told.* exclude (kind, rank), median, place, peers, opportunity_idr, if(kind = 1 and $is_whole, due, null) as due
from told
left join gains on told.metric = gains.metric and told.agency_code = gains.agency_code
    and told.period = gains.period and told.dimension = 'all'
left join dues on told.agency_code = dues.agency_code and told.period = dues.period
order by kind, rank limit $most
"""
PEERS = """
select metric, agency_code, period, median, place, peers, opportunity_idr from peers where peer_group = 'all'"""
NO_PEERS = """
select '' as metric, '' as agency_code, null::date as period, null::double as median, null::bigint as place,
    null::bigint as peers, null::double as opportunity_idr where false"""
DUES = "select agency_code, period, min(planned_date) as due from fct_blockers group by all"
NO_DUES = "select '' as agency_code, null::date as period, null::date as due where false"
MOST, FIRST = 5, 2
"""The lines of the list, and how many of them each kind has before the targets."""


def asking(
    edition: Edition, places: Iterable[tuple[str, str, str]], agency: str, until: date | None, is_whole: bool
) -> pl.DataFrame:
    """Read the cells that ask for a decision, the first first; `places` are metric, dimension and member.

    Beside each stand its peers' `median`, its `place` among `peers`, what the median is worth (`opportunity_idr`) and
    the day it is `due`, where the edition tells them; what is cut (not `is_whole`) is worth and due nothing.
    """
    there = columns(edition)
    text = RANKED.format(
        peers=PEERS if "peers" in there else NO_PEERS, dues=DUES if "fct_blockers" in there else NO_DUES
    )
    listed = "\n".join("~".join(place) for place in places)
    given = (("places", listed), ("agency", agency), ("period", until), ("is_whole", is_whole))
    return query(edition, text, (*given, ("most", MOST), ("first", FIRST)))
