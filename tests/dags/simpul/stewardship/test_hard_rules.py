import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st
from simpul.errors import DecisionRefused
from simpul.stewardship import hard_rules

from tests.dags.simpul.desk import BUILT, asked


@pytest.fixture(scope="module")
def built():
    with duckdb.connect() as connection:
        connection.execute(BUILT)
        yield connection


@pytest.mark.parametrize(
    ("told", "rule"),
    [
        (("alias", "application", "APP-1", "APP-2"), "decides nothing about concept application"),
        (("merge", "person", "R1", "P1"), "choose one of: different, same, split"),
        (("accept", "organisation", "BA/025", None), "choose one of: alias, different, same"),
        (("rekey", "person", "R1", "P1"), "decides nothing"),
        (("same", "application", "APP-1", "APP-1"), "a record is itself"),
        (("split", "application", "APP-1", "APP-2"), "has one side"),
        (("different", "application", "APP-1", None), "needs two sides"),
        (("alias", "organisation", "BA/025", None), "needs two sides"),
    ],
)
def test_what_says_nothing_is_refused(told, rule):
    with pytest.raises(DecisionRefused, match=rule):
        hard_rules.refuse_shape(asked(*told))


@pytest.mark.parametrize("field", ["by", "why"])
def test_nobody_decides_without_name_and_reason(field):
    with pytest.raises(DecisionRefused, match="without name and reason"):
        hard_rules.refuse_shape(asked("same", "application", "APP-1", "APP-2").model_copy(update={field: "  "}))


def test_one_record_is_one_person():
    standing = [asked("same", "person", "R1", "P1", 4)]
    with pytest.raises(DecisionRefused, match="R1 is P1 by decision 4.*decide `different` on R1 and P1 first"):
        hard_rules.refuse_contradiction(asked("same", "person", "R1", "P2"), standing)
    hard_rules.refuse_contradiction(asked("different", "person", "R1", "P2"), standing)
    hard_rules.refuse_contradiction(asked("different", "person", "R1", "P1"), standing)
    hard_rules.refuse_contradiction(asked("same", "person", "R1", "P2"), [asked("different", "person", "R1", "P1", 5)])


def test_a_split_is_taken_back_by_one_side_alone():
    split = asked("split", "application", "APP-1", None, 2)
    hard_rules.refuse_contradiction(asked("same", "application", "APP-1", None), [split])
    with pytest.raises(DecisionRefused, match="nothing was split there"):
        hard_rules.refuse_contradiction(asked("same", "application", "APP-2", None), [split])


def test_same_of_same_is_same():
    standing = [asked("same", "application", "A", "B", 1), asked("merge", "application", "B", "C", 2)]
    with pytest.raises(DecisionRefused, match="A, B, C are one application, but this says that A and C"):
        hard_rules.refuse_contradiction(asked("different", "application", "A", "C"), standing)
    apart = [*standing, asked("different", "application", "A", "D", 3)]
    with pytest.raises(DecisionRefused, match="decision 3 says that A and D are different"):
        hard_rules.refuse_contradiction(asked("same", "application", "C", "D"), apart)
    hard_rules.refuse_contradiction(asked("different", "application", "A", "B"), standing)
    hard_rules.refuse_contradiction(asked("same", "application", "C", "E"), apart)


PAIRS = st.tuples(st.integers(0, 5), st.integers(0, 5)).filter(lambda pair: pair[0] < pair[1])


@given(st.lists(st.tuples(st.sampled_from(["same", "different"]), PAIRS), max_size=20))
def test_what_was_let_through_never_contradicts_itself(told):
    standing = {}
    for number, (kind, (left, right)) in enumerate(told, 1):
        one = asked(kind, "application", str(left), str(right), number)
        try:
            hard_rules.refuse_contradiction(one, list(standing.values()))
        except DecisionRefused:
            continue
        standing[one.pair] = one
    group = {name: name for name in map(str, range(6))}
    for one in standing.values():
        if one.kind == "same":
            old, new = group[one.subject], group[one.object]
            group = {name: new if value == old else value for name, value in group.items()}
    assert not [one for one in standing.values() if one.kind == "different" and group[one.subject] == group[one.object]]


@pytest.mark.parametrize(
    ("subject", "person", "rule"),
    [
        ("employees/a", "P2", "one number is one person: employees/a is P1 by its national number"),
        ("relocation_list/R2", "P1", "one number is one person: relocation_list/R2 is P2 by its sound NIP"),
        (
            "seat_assignments/S2",
            "P1",
            "one of seat_assignments per person and date: P1 already has",
        ),
        ("seat_assignments/S3", "P2", "nobody is at two places at once: P2 holds another at the time"),
        ("relocation_list/R1", "P1", "cannot both be wrong: birth_date, sex contradict"),
    ],
)
def test_what_people_cannot_have_is_refused_with_rule_and_record(built, subject, person, rule):
    with pytest.raises(DecisionRefused, match=rule):
        hard_rules.refuse_person(built, asked("same", "person", subject, person))
    hard_rules.refuse_person(built, asked("different", "person", subject, person))


@pytest.mark.parametrize(("subject", "person"), [("seat_assignments/S2", "P2"), ("relocation_list/R1", "P2")])
def test_what_people_can_have_goes_through(built, subject, person):
    hard_rules.refuse_person(built, asked("same", "person", subject, person))


def test_two_active_numbers_of_one_person_are_refused():
    with duckdb.connect() as connection:
        connection.execute(BUILT)
        connection.execute("update intermediate.int_people__linked set method = 'unlinked', person_id = null "
                           "where record_id = 'employees/b'")  # fmt: skip
        with pytest.raises(DecisionRefused, match="one active NIP per person and date: P1 already has employees/a"):
            hard_rules.refuse_person(connection, asked("same", "person", "employees/b", "P1"))
        connection.execute("update intermediate.int_people__linked set valid_to = date '2025-12-31', "
                           "valid_from = date '2020-01-01' where record_id = 'employees/b'")  # fmt: skip
        hard_rules.refuse_person(connection, asked("same", "person", "employees/b", "P1"))
