"""Under the floor of trust a number is withheld; that is no secret, so the rows behind it stay."""

from __future__ import annotations

import duckdb


def withhold(connection: duckdb.DuckDBPyConnection) -> None:
    """Empty the cells whose score is under the floor; the total and each agency have their own."""
    if not connection.execute("select 1 from trust where word = 'withheld' limit 1").fetchall():
        return
    columns = [name for name, *_ in connection.execute("describe fct_metrics").fetchall()]
    emptied = ("numerator", "denominator", "value")
    reason = "withheld" if "withheld" in columns else "null::varchar"
    told = {name: f"if(distrusted, null, {name}) as {name}" for name in emptied}
    told["withheld"] = f"if(distrusted, coalesce({reason}, 'trust'), {reason}) as withheld"
    shown = ", ".join(told.get(name, name) for name in dict.fromkeys([*columns, "withheld"]))
    connection.execute(f"""
        create or replace table fct_metrics as
        select {shown} from (
            select cells.*, scores.word is not null as distrusted from fct_metrics as cells
            left join (select metric, agency_code, word from trust where word = 'withheld') as scores
                on cells.metric = scores.metric and cells.agency_code = scores.agency_code
        ) order by all""")
