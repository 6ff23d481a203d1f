"""The two languages: every text in the code stands in the catalogue, and the compiled catalogue is the written one."""

import ast
from io import BytesIO
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

APP = Path(__file__).parents[2] / "app"
CATALOGUE = APP / "locale" / "id" / "LC_MESSAGES" / "simpul.po"


@pytest.fixture(scope="module")
def catalogue():
    """The Indonesian catalogue as written."""
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="id", domain="simpul")


@pytest.fixture(scope="module")
def used() -> set[str]:
    """Every text that the code translates."""
    found = extract_from_dir(str(APP), [("**.py", "python")], keywords={"_": None, "N_": None, "plural": (1, 2)})
    return {message[0] if isinstance(message, tuple) else message for _file, _line, message, _notes, _context in found}


def forms(message) -> list[str]:
    """Return a message's translations, one for a plain text, one a form for a counted one."""
    return list(message.string) if isinstance(message.string, tuple | list) else [message.string]


def test_every_text_is_translated(catalogue, used):
    known = {message.id[0] if message.pluralizable else message.id: message for message in catalogue if message.id}
    assert used - set(known) == set()
    assert [text for text in used if not all(forms(known[text]))] == []
    assert not any(message.fuzzy for message in known.values())


def test_no_translation_has_outlived_its_text(catalogue, used):
    known = {message.id[0] if message.pluralizable else message.id for message in catalogue if message.id}
    assert known - used == set()


def test_both_languages_fill_in_the_same_names(catalogue):
    def names(text: str) -> set[str]:
        return {name for _before, name, _format, _conversion in Formatter().parse(text) if name}

    for message in catalogue:
        if message.id:
            source = message.id[0] if message.pluralizable else message.id
            assert all(names(text) == names(source) for text in forms(message)), source


def test_the_compiled_catalogue_is_in_step(catalogue):
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    assert CATALOGUE.with_suffix(".mo").read_bytes() == compiled.getvalue(), "run the commands in app/locale/babel.cfg"


def test_no_text_hides_from_the_extraction():
    for path in APP.rglob("*.py"):
        inside = [part for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.JoinedStr)
                  for part in ast.walk(node) if isinstance(part, ast.Call)]  # fmt: skip
        hidden = [one.func.id for one in inside if isinstance(one.func, ast.Name) and one.func.id in {"_", "plural"}
                  and isinstance(one.args[0], ast.Constant)]  # fmt: skip
        assert not hidden, f"{path.name}: a text translated inside an f-string is not found by pybabel"


def test_counted_texts_stand_with_their_plural(catalogue):
    found = extract_from_dir(str(APP), [("**.py", "python")], keywords={"plural": (1, 2)})
    counted = {message[0] for _file, _line, message, _notes, _context in found if isinstance(message, tuple)}
    known = {message.id[0] for message in catalogue if message.id and message.pluralizable}
    assert counted <= known, "a counted text without its plural form is not found, and shown in English"


def test_counts_have_one_form_in_indonesian(catalogue):
    assert catalogue.num_plurals == 1
