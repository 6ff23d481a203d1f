"""A scope: whatever is asked, and however it is named, another agency's rows are not in the process that answers."""

from dataclasses import replace

import pytest

OWN = "025"
ESCAPES = [
    "select * from fct_metrics where agency_code <> 'all'",
    "select * from main.fct_metrics where agency_code <> 'all'",
    "select * from rows_of_budget_execution_index('054', date '2025-06-01', 'all', 'all')",
    "select * from rows_of_budget_execution_index('all', date '2025-06-01', 'all', 'all')",
    "with fct_metrics as (from fct_metrics) select * from fct_metrics where agency_code <> 'all'",
    "with recursive t as (from fct_metrics union all from t where false) from t where agency_code <> 'all'",
    "select * from fct_budget_performance union all by name from fct_section_spending",
    "select * from (from fct_metrics where true or agency_code = '025') where agency_code <> 'all'",
    "select * from fct_budget_performance a, lateral (from fct_budget_performance b where b.period = a.period)",
    "select max_by(agency_code, value) as agency_code from fct_budget_performance t(a, b, agency_code, value)",
    "select agency_code from fct_section_spending order by 1 desc",
    "select unnest(list(agency_code)) as agency_code from fct_budget_performance",
    "summarize fct_budget_performance",
    "explain analyze from fct_budget_performance where agency_code = '054'",
    "select agency_code, histogram(work_unit_code) from fct_budget_performance group by all",
]
NAMED = [
    "from whole.main.fct_metrics",
    "from whole.fct_metrics",
    "from edition.main.fct_metrics",
    "from temp.main.fct_metrics",
    "from temp.own_deliveries",
    "from own_deliveries",
    "from memory.main.fct_metrics",
    "attach 'x' as y",
    "detach memory",
    "select * from query_table('whole.main.fct_metrics')",
]


@pytest.fixture
def limited(edition):
    """The small edition as an analyst of one agency sees it."""
    return replace(edition, role="analyst", scope=(OWN,))


@pytest.mark.parametrize("sql", ESCAPES)
def test_only_own_rows_are_there(limited, sql):
    from sql_sandbox import asking

    answer = asking.ask(limited, sql)
    assert answer.state in {"done", "error"}, answer
    shown = str(answer.frame.rows())
    for other in ("005", "054", "060"):
        assert f"'{other}" not in shown, shown
        assert f"{other}001" not in shown, shown
        assert other not in answer.what


@pytest.mark.parametrize("sql", NAMED)
def test_no_name_leads_past_the_scope(limited, sql):
    from sql_sandbox import asking

    assert asking.ask(limited, sql).state == "refused"


def test_own_rows_are_whole_and_totals_stay(limited, edition):
    from sql_sandbox import asking

    question = "select agency_code, count(*) as n from fct_metrics group by all order by all"
    mine, all_of_it = (dict(asking.ask(one, question).frame.iter_rows()) for one in (limited, edition))
    assert set(mine) == {OWN, "all"}
    assert mine[OWN] == all_of_it[OWN]
    assert mine["all"] == all_of_it["all"]


def test_nobody_has_no_rows(edition):
    from sql_sandbox import asking

    answer = asking.ask(replace(edition, role="analyst", scope=()), "select count(*) as n from fct_budget_performance")
    assert answer.frame["n"].to_list() == [0]
