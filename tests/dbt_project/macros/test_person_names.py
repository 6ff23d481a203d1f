"""Names as they are compared: whoever writes them, in which order, spelling, case and with which titles."""

from functools import cache

import duckdb
import jinja2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.house import HOUSE

MACROS = jinja2.Environment(autoescape=False).from_string(
    (HOUSE / "dbt_project" / "macros" / "person_names.sql").read_text("utf-8")
)
SYLLABLES = st.sampled_from(("su", "har", "wi", "ya", "ju", "cah", "pur", "no", "ti", "man", "to", "ka", "nur", "lis"))
WORDS = st.lists(SYLLABLES, min_size=2, max_size=4).map("".join)
NAMES = st.lists(WORDS, min_size=1, max_size=4, unique=True)


@cache
def expressions() -> dict[str, str]:
    """Return the SQL of each macro over $1."""
    made = MACROS.module
    return {"name": made.person_name("$1"), "order": made.in_order("$1"), "heard": made.as_heard("$1")}


def spoken(what: str, text: str) -> str:
    """Return what a macro makes of a text."""
    return str(duckdb.execute(f"select {expressions()[what]}", [text]).fetchall()[0][0])


@settings(max_examples=60, deadline=None)
@given(NAMES)
def test_a_plain_name_stays_and_a_second_time_changes_nothing(words):
    once = spoken("name", " ".join(words))
    assert spoken("name", once) == once
    assert len(once.split()) == len(words)


@settings(max_examples=60, deadline=None)
@given(NAMES, st.sampled_from((("u", "oe"), ("j", "dj"), ("c", "tj"))))
def test_the_old_spelling_is_the_same_name(words, spelling):
    new, old = spelling
    name = " ".join(words)
    assert spoken("name", name.replace(new, old)) == spoken("name", name)


@settings(max_examples=60, deadline=None)
@given(NAMES, st.sampled_from(("Drs. ", "Dra. ", "Prof. Dr. ", "Ir. ", "Hj. ", "dr. ")), st.sampled_from(
    (", S.E.", ", S.H., M.H.", ", LL.M.", " "),
))  # fmt: skip
def test_titles_and_capitals_are_not_the_name(words, front, back):
    name = " ".join(words)
    assert spoken("name", f"{front}{name.title()}{back}") == spoken("name", name)
    assert spoken("name", f"  {name.upper()}  ") == spoken("name", name)


@settings(max_examples=60, deadline=None)
@given(NAMES.flatmap(lambda words: st.tuples(st.just(words), st.permutations(words))))
def test_the_order_of_the_words_is_not_the_name(both):
    words, others = both
    assert spoken("order", " ".join(words)) == spoken("order", " ".join(others))


@pytest.mark.parametrize(
    ("written", "compared"),
    [
        ("MOCH. ISNAENI", "muhammad isnaeni"),
        ("Moh Ridwan", "muhammad ridwan"),
        ("Mohammed Ridwan", "muhammad ridwan"),
        ("Nur'aini", "nuraini"),
        ("T. Mudarma", "t mudarma"),
        ("Tjoet Njak Dien", "cut nyak dien"),
        ("Drs. H. Soekarno-Poetra, M.Si.", "h sukarno putra"),
        ("Dr", ""),
    ],
)
def test_names_that_were_met(written, compared):
    assert spoken("name", written) == compared


def test_what_sounds_the_same_is_heard_the_same():
    for one, other in (("yusuf", "jusup"), ("khairul", "hairul"), ("chairul", "hairul"), ("annisa", "anisa")):
        assert spoken("heard", one) == spoken("heard", other)
    assert spoken("heard", "hasan") != spoken("heard", "hasanah")


@pytest.mark.parametrize(
    ("record", "known", "is_cut"),
    [
        ("t mudarma", "tumono mudarma", True),
        ("t mudarma", "sumono mudarma", False),
        ("tumono mudarma", "t mudarma", False),
        ("t", "tumono", False),
        ("t adi mudarma", "tumono mudarma", False),
    ],
)
def test_a_first_name_cut_to_a_letter(record, known, is_cut):
    condition = MACROS.module.is_cut_name("one", "other")
    assert duckdb.execute(f"select {condition} from (select $1 as one, $2 as other)", [record, known]).fetchall() == [
        (is_cut,)
    ]
