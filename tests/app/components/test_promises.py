"""The contracts' sentences in the reader's language: none is missing, and rules that we word ourselves are read."""

import re
from io import BytesIO
from pathlib import Path

import pytest
import yaml
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from components import promises
from components.language import speaking

HOUSE = Path(__file__).parents[3]
CATALOGUE = HOUSE / "app" / "locale" / "id" / "LC_MESSAGES" / "promises.po"
FOLDERS = ("agencies", "marts")


def sentences(told: object) -> set[str]:
    """Return the reasons and descriptions anywhere in a YAML file."""
    if isinstance(told, list):
        return {text for part in told for text in sentences(part)}
    if not isinstance(told, dict):
        return set()
    own = {" ".join(told[name].split()) for name in ("because", "description") if isinstance(told.get(name), str)}
    return own | {text for part in told.values() for text in sentences(part)}


@pytest.mark.parametrize(
    "path", sorted(p for f in FOLDERS for p in (HOUSE / "expectations" / f).glob("*.yml")), ids=str
)
def test_every_sentence_of_a_contract_has_its_indonesian(path):
    with speaking("id"):
        left = [text for text in sentences(yaml.safe_load(path.read_text("utf-8"))) if promises.said(text) == text]
    assert not left


@pytest.mark.parametrize(
    ("text", "indonesian", "english"),
    [
        ("A value that is below 0.5 is wrong.", "Nilai di bawah 0,5 salah.", "A value below 0.5 is wrong."),
        ("A value that is not a year is wrong.", "Nilai yang bukan tahun salah.", None),
        (r"A value that does not match \d{4} is wrong.", r"Nilai yang tidak berbentuk \d{4} salah.",
         r"A value without the form \d{4} is wrong."),
        ("One row per nip, period.", "Satu baris per nip, period.", "One row per nip, period."),
        ("Nobody wrote this.", "Nobody wrote this.", "Nobody wrote this."),
    ],
)  # fmt: skip
def test_a_rule_of_the_pipeline_is_said_in_both_languages(text, indonesian, english):
    with speaking("id"):
        assert promises.said(text) == indonesian
    with speaking("en"):
        assert promises.said(text) == (english or text)


def test_the_pipelines_own_sentences_are_known():
    source = (HOUSE / "dags" / "simpul" / "rows" / "rules.py").read_text("utf-8")
    kinds = re.search(r"KINDS = \{(.*?)\}", source, re.DOTALL)
    assert set(re.findall(r': "([^"]+)"', kinds[1])) <= set(promises.KINDS)


def test_the_compiled_sentences_are_the_written_ones():
    compiled = BytesIO()
    write_mo(compiled, read_po(CATALOGUE.open("rb"), locale="id", domain="promises"))
    assert CATALOGUE.with_suffix(".mo").read_bytes() == compiled.getvalue(), "run the commands in app/locale/babel.cfg"
