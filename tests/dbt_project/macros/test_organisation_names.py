"""Names of organisations as they are compared: what must hold for any text."""

import string
import unicodedata

import duckdb
import jinja2
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.house import HOUSE

MACROS = (HOUSE / "dbt_project" / "macros" / "organisation_names.sql").read_text("utf-8")
CALLS = jinja2.Environment(
    autoescape=False
).from_string(  # noqa: S701 - SQL, not HTML
    MACROS + "{% set words = \"array_to_string(\" ~ organisation_words('$1') ~ \", ' ')\" %}"
    "select {{ words }}, {{ organisation_letters('$1') }}, {{ organisation_key(words) }}, "
    "{{ organisation_kind(organisation_key(words)) }}"
)
NAMES = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=60)
WORDS = st.lists(st.text(string.ascii_letters, min_size=2, max_size=12), min_size=1, max_size=7)


@pytest.fixture(scope="module")
def spelt():
    sql = CALLS.render()
    with duckdb.connect() as connection:
        yield lambda name: connection.execute(sql, [name]).fetchone()


@given(name=NAMES)
def test_words_are_plain_and_stay_so(spelt, name):
    words, letters, key, _ = spelt(name)
    assert set(words) <= set(string.ascii_lowercase + string.digits + " ")
    assert letters == words.replace(" ", "").replace("oe", "u")
    assert spelt(words)[0] == words, "writing it again changes nothing"
    assert spelt(key)[2] == key


@given(words=WORDS)
@example(words=["Geo", "Energi"])
def test_case_marks_and_blanks_are_nothing(spelt, words):
    plain = spelt(" ".join(words))
    assert spelt("  " + ",  ".join(words).upper() + " ") == plain
    assert spelt("-".join(words).lower()) == plain
    assert spelt("".join(words))[1] == plain[1]


@given(words=WORDS)
def test_and_is_nothing_however_it_is_written(spelt, words):
    key = spelt(" ".join(words))[2]
    assert spelt(" dan ".join(words))[2] == spelt(" & ".join(words))[2] == key


@given(name=st.text("abcdefghijklmnpqrstvwxyz ", max_size=30))
def test_accents_are_nothing(spelt, name):
    accented = unicodedata.normalize("NFC", name.replace("e", "é").replace("a", "á"))
    assert spelt(accented)[0] == spelt(name)[0]


@pytest.mark.parametrize(
    ("name", "key", "kind"),
    [
        ("Kementerian Koordinator Bidang Politik & Keamanan", "kementerian koordinator politik keamanan",
         "kementerian koordinator"),
        ("ARSIP NASIONAL REPUBLIK INDONESIA", "arsip nasional", ""),
        ("Badan Pelindungan Pekerja Migran Indonesia", "badan pelindungan pekerja migran indonesia", "badan"),
        ("Kementerian Koeangan", "kementerian kuangan", "kementerian"),
        ("Badan Siber dan dan Sandi Negara", "badan siber sandi negara", "badan"),
        ("", "", ""),
    ],
)  # fmt: skip
def test_names_become_keys(spelt, name, key, kind):
    assert spelt(name)[2:] == (key, kind)
