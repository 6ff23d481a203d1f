"""The KPIs as SDMX-CSV 2.0: one line a cell, a withheld one without a value and with the reason."""

from __future__ import annotations

import io

import duckdb
import pyarrow.csv

SERIES = """
select
    'dataflow' as STRUCTURE, 'SIMPUL:KPI(1.0)' as STRUCTURE_ID, 'R' as ACTION,
    metric as METRIC, agency_code as REF_AGENCY, dimension as BREAKDOWN, member as MEMBER,
    period::varchar as TIME_PERIOD, value as OBS_VALUE, numerator as NUMERATOR, denominator as DENOMINATOR,
    coalesce(unit, '_Z') as UNIT_MEASURE,
    case when withheld is null then 'A' else 'Q' end as OBS_STATUS,
    case withheld when 'small_group' then 'C' when 'complementary' then 'D' when 'agreement' then 'N' else 'F' end
        as CONF_STATUS
from fct_metrics join (select metric, unit from dim_metrics) using (metric)
order by all"""
"""TIME_PERIOD is the period's first day. OBS_STATUS Q is missing, suppressed; CONF_STATUS C and D are primary and
secondary confidentiality, N is not for publication."""


def series(connection: duckdb.DuckDBPyConnection) -> bytes:
    """Return the cells of an open edition as SDMX-CSV."""
    text = io.BytesIO()
    pyarrow.csv.write_csv(
        connection.sql(SERIES).to_arrow_table(), text, pyarrow.csv.WriteOptions(quoting_style="needed")
    )
    return text.getvalue()
