"""A contract's cadence becomes a schedule."""

import pytest
from simpul.contract import load_contracts
from simpul.intake_plan import LOOKS, cron
from simpul.table import Cadence

from tests.house import HOUSE

CONTRACTS = load_contracts(HOUSE / "expectations")


def with_cadences(*cadences: str):
    """Return a contract whose tables are due so often."""
    contract = CONTRACTS["kemendagri"]
    table = contract.tables["provinces"]
    tables = {each: table.model_copy(update={"cadence": Cadence(every=each)}) for each in cadences}
    return contract.model_copy(update={"tables": tables})


@pytest.mark.parametrize("cadence", Cadence.model_fields["every"].annotation.__args__)
def test_every_cadence_has_a_look(cadence):
    assert cron(with_cadences(cadence)) == LOOKS[cadence]


def test_the_tightest_cadence_counts():
    assert cron(with_cadences("year", "week", "month")) == LOOKS["week"]
    assert cron(with_cadences("once", "year")) == LOOKS["year"]
