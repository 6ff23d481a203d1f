"""By period only what is about it, or what its rows reach around, is missed."""

from datetime import date

import duckdb
import pytest
from simpul.errors import UnknownName
from simpul.numbers import kpi
from simpul.numbers.passport import passport
from simpul.publish import publish
from simpul.trust import known as trust_known
from simpul.trust.periods import scored
from simpul.trust.policy import TrustPolicy, load_trust
from simpul.world import World

from tests.dags.simpul.small_warehouse import small_warehouse
from tests.dags.simpul.trust.test_reach import EDITION
from tests.house import HOUSE

POLICY = load_trust(HOUSE / "expectations")
BESIDE = """
alter table fct_metrics add column agency_code varchar default 'all';
alter table fct_metrics add column numerator double default 1;
alter table fct_metrics add column denominator double default 1;
alter table dim_metrics add column theme varchar default 'relocation';
alter table ledger_checks add column theme varchar;
create table lineage_models (model varchar, parent varchar);
"""


@pytest.fixture
def told() -> dict[tuple[str, date], dict]:
    with duckdb.connect() as connection:
        connection.execute(EDITION)
        connection.execute(BESIDE)
        known = trust_known.known(connection, POLICY)
        return {(one["metric"], one["period"]): one for one in scored(connection, known, POLICY)}


def test_a_month_about_which_nothing_lacks_is_whole_though_the_metric_is_not(told):
    assert told["new", date(2025, 2, 1)]["completeness"] == 100


def test_a_month_whose_rows_come_from_before_what_lacks_and_after_misses_it(told):
    # April's rows are of February's delivery: March's, which never came, lies between.
    one = told["new", date(2025, 4, 1)]
    assert one["completeness"] == pytest.approx(50)
    assert one["freshness"] == pytest.approx(75)
    assert "from 2025-03 on" in one["reasons_en"] and "2024-02" not in one["reasons_en"]


def test_a_period_alone_is_never_withheld(told):
    strict = TrustPolicy.model_validate(POLICY.model_dump() | {"floor": 99})
    with duckdb.connect() as connection:
        connection.execute(EDITION)
        connection.execute(BESIDE)
        words = {one["word"] for one in scored(connection, trust_known.known(connection, strict), strict)}
    assert "withheld" not in words and "low" in words


@pytest.fixture(scope="module")
def settings(tmp_path_factory):
    made = small_warehouse(tmp_path_factory.mktemp("periods") / "data")
    with duckdb.connect(str(made.warehouse)) as connection:  # May is complete; July was refused
        connection.execute("update raw.deliveries set rows_quarantined = 0 where period = '2025-05'")
    publish(made, World())
    return made


def test_the_command_and_the_passport_say_the_same_of_a_month(settings):
    (one,) = kpi.trust_in(settings, "2025-06", "budget_execution_index")
    opened = passport(settings, "budget_execution_index", "all", "2025-06")
    assert {name: one[name] for name in opened["trust_of_period"]} == opened["trust_of_period"]
    assert one["period"] == "2025-06-01" and "missing" not in one["reasons"].split()
    assert one["score"] > opened["trust"]["score"]  # which misses July


def test_a_metric_that_lacks_nothing_is_trusted_as_the_whole(tmp_path):
    made = small_warehouse(tmp_path / "data")
    with duckdb.connect(str(made.warehouse)) as connection:
        connection.execute("delete from raw.deliveries where state = 'refused'")
    publish(made, World())
    whole = {one["metric"]: one["score"] for one in kpi.trust(made, agency="all")}
    found = kpi.trust_in(made, "2025")
    assert {(one["metric"], one["score"]) for one in found} == set(whole.items())
    assert {one["period"] for one in found} == {"2025-05-01", "2025-06-01"}


@pytest.mark.parametrize(("metric", "whose"), [(None, ""), ("absorption_score", " for absorption_score")])
def test_a_period_of_which_nothing_is_told_is_refused_beside_those_there_are(settings, metric, whose):
    told = f"no period '2031-01'{whose} · the edition tells of those from 2025-05-01 to 2025-06-01"
    with pytest.raises(UnknownName, match=told):
        kpi.trust_in(settings, "2031-01", metric)
