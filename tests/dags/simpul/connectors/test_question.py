"""What is asked for: the periods that are due, under names that stay."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from simpul.connectors import Ask
from simpul.connectors.question import file_name, questions
from simpul.landing import RestLanding
from simpul.receipts import Receipt
from simpul.settings import Settings
from simpul.world import World

SETTINGS = Settings(Path("data"), "", Path("x"), Path("x"))


def landing(path="/x", **more):
    return RestLanding(connector="rest", path=path, **more)


def asked(one, *earlier, now=datetime(2026, 2, 3, tzinfo=UTC), is_full=False, login="kunci"):
    world = World(now=lambda: now)
    ask = Ask(SETTINGS, world, "kas", "ratings", (one,), earlier, Path("scratch"), is_full)
    return list(questions(ask, one, login))


def receipt(name, state="loaded", sha256="a", **position):
    told = {"agency": "kas", "table": "ratings", "delivery_id": name, "file": name, "connector": "rest"}
    told |= {"position": position, "sha256": sha256, "bytes": 1, "sequence": 1, "attempt": "a", "contract_version": "1"}
    return Receipt.model_validate({**told, "state": state, "received_at": "2026-01-01T00:00:00+00:00"})


@pytest.mark.parametrize(
    ("by", "since", "names"),
    [
        (None, None, ["ratings"]),
        ("year", "2024-05", ["ratings_2024", "ratings_2025", "ratings_2026"]),
        ("half-year", "2025-03", ["ratings_2025-01", "ratings_2025-07", "ratings_2026-01"]),
        ("month", "2025-12", ["ratings_2025-12", "ratings_2026-01", "ratings_2026-02"]),
        ("month", "2027-01", []),
    ],
)
def test_the_periods(by, since, names):
    assert [one.name for one in asked(landing(by=by, since=since))] == [f"{name}.ndjson" for name in names]


def test_braces_are_filled():
    told = landing(
        "/{login}/{year}:{other}", by="half-year", since="2026-01", params={"s": "{half}", "p": "{period}", "n": 7}
    )
    (one,) = asked(told, login="kunci/rahasia")
    assert (one.path, one.params) == ("/kunci%2Frahasia/2026:{other}", {"s": "1", "p": "2026-01", "n": 7})
    assert "rahasia" not in one.where
    assert asked(landing("/{month}", by="month", since="2026-02"))[0].path == "/02"


def test_a_part_has_a_name_of_its_own():
    assert file_name("ratings", landing(part="late"), None) == "ratings_late.ndjson"


YEARS = {"by": "year", "since": "2022-01"}


def test_settled_periods_are_not_asked_for_but_the_last():
    earlier = [receipt(f"ratings_{year}.ndjson") for year in range(2022, 2027)]
    assert [one.name[8:12] for one in asked(landing(**YEARS), *earlier)] == ["2025", "2026"]
    assert [one.name[8:12] for one in asked(landing(**YEARS, look_back=3), *earlier)] == ["2024", "2025", "2026"]
    assert len(asked(landing(**YEARS), *earlier, is_full=True)) == 5


@pytest.mark.parametrize("state", ["landed", "validated", "refused", "needs_decision", "failed"])
def test_a_period_that_does_not_stand_in_the_warehouse_is_asked_for(state):
    assert asked(landing(**YEARS), receipt("ratings_2022.ndjson", state))[0].name == "ratings_2022.ndjson"


def test_the_etag_counts_for_the_same_question_only():
    (first,) = asked(landing())
    known = receipt("ratings.ndjson", etag='"a"', asked=first.meaning, rows=1)
    assert asked(landing(), known)[0].etag == '"a"'
    assert asked(landing(), known, is_full=True)[0].etag == ""
    assert asked(landing("/y"), known)[0].etag == ""
    assert asked(landing(records="data"), known)[0].etag == ""


def test_what_was_never_landed_is_new():
    assert asked(landing())[0].is_new
    assert asked(landing(), receipt("ratings.ndjson", "refused", sha256=""))[0].is_new
    assert not asked(landing(), receipt("ratings.ndjson"), is_full=True)[0].is_new
