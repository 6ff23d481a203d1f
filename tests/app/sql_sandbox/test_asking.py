"""A scoped viewer's own SQL: the own rows come back, another agency's never do, however they are asked for."""

import pytest
import warehouse
from sql_sandbox import asking

OTHERS = {"005", "054", "060"}
ASKED = [
    "from fct_budget_performance",
    "from main.fct_budget_performance",
    "from edition.main.fct_budget_performance",
    "from edition.fct_budget_performance",
    "from whole.main.fct_budget_performance",
    "from whole.fct_budget_performance",
    'from "whole"."main"."fct_budget_performance"',
    "from memory.main.fct_budget_performance",
    "from temp.main.fct_budget_performance",
    "select * from query_table('whole.main.fct_budget_performance')",
    "select * from query('from whole.main.fct_budget_performance')",
    "from rows_of_budget_execution_index('all', date '2025-06-01', 'all', 'all')",
    "from rows_of_budget_execution_index('005', date '2025-06-01', 'all', 'all')",
    "with fct_budget_performance as (from whole.main.fct_budget_performance) from fct_budget_performance",
    "select (select max(work_unit_code) from whole.main.fct_budget_performance) as agency_code",
    "from fct_metrics where agency_code <> '025'",
    "from fct_findings union all by name from fct_section_spending",
    "attach 'edition.duckdb' as other; from other.fct_budget_performance",
    "create or replace view fct_metrics as select 1",
    "from duckdb_tables()",
]


@pytest.fixture
def own(edition, monkeypatch):
    """The small edition as the analyst of 025 may see it."""
    monkeypatch.setenv("SIMPUL_ROLE", "analyst:025")
    return warehouse.current()


@pytest.mark.parametrize("sql", ASKED)
def test_another_agencys_rows_are_out_of_reach(own, sql):
    answer = asking.ask(own, sql)
    assert answer.state in {"done", "refused", "error"}
    told = {str(value) for row in answer.frame.iter_rows() for value in row}
    assert not OTHERS & told
    assert not any(value.startswith(("005", "054", "060")) and len(value) == 6 for value in told)


def test_the_own_rows_and_the_nations_totals_are_there(own, edition):
    mine = asking.ask(own, "select distinct agency_code from fct_budget_performance")
    assert mine.frame["agency_code"].to_list() == ["025"]
    totals = asking.ask(own, "select distinct agency_code from fct_metrics order by all")
    assert totals.frame["agency_code"].to_list() == ["025", "all"]
    everybodys = asking.ask(edition, "select distinct agency_code from fct_budget_performance")
    assert everybodys.frame.height == 4
