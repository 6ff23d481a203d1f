"""A malformed YAML names its file, its line and its entry."""

from datetime import date

import pytest
from pydantic import BaseModel, ConfigDict
from ruamel.yaml import YAML
from simpul.errors import ContractInvalid
from simpul.yaml_files import read_yaml, tree_of

from tests.house import HOUSE


class Inner(BaseModel):
    """A part."""

    model_config = ConfigDict(extra="forbid")
    size: int


class Outer(BaseModel):
    """A whole."""

    model_config = ConfigDict(extra="forbid")
    parts: dict[str, Inner]
    steps: list[Inner] = []


@pytest.mark.parametrize(
    ("text", "line", "named"),
    [
        ("parts:\n  a: {size: 1}\n  b:\n    size: two\n", 4, "parts.b.size"),
        ("parts: {}\nsteps:\n  - size: 1\n  - colour: 2\n", 4, "steps.1"),
        ("parts: {}\nextra: 1\n", 2, "extra"),
        ("parts: {}\nparts: {}\n", 2, "duplicate key"),
        ("parts: [\n", 2, ""),
    ],
)
def test_a_fault_is_found_where_it_stands(tmp_path, text, line, named):
    path = tmp_path / "contract.yml"
    path.write_text(text, "utf-8")
    with pytest.raises(ContractInvalid) as refused:
        read_yaml(path, Outer)
    assert refused.value.where == f"{path}:{line}"
    assert named in refused.value.what
    assert refused.value.todo


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(ContractInvalid, match=r"no such file · .*none\.yml"):
        read_yaml(tmp_path / "none.yml", Outer)


def test_a_good_file_is_read(tmp_path):
    path = tmp_path / "good.yml"
    path.write_text("parts:\n  a: {size: 3}\n", "utf-8")
    assert read_yaml(path, Outer).parts["a"].size == 3


def test_a_file_that_was_edited_is_read_anew(tmp_path):
    path = tmp_path / "good.yml"
    for size in (3, 4):
        path.write_text(f"parts:\n  a: {{size: {size}}}\n", "utf-8")
        assert read_yaml(path, Outer).parts["a"].size == size


def test_words_and_numbers_are_what_yaml_1_2_says_they_are():
    text = "[015, 0o17, 0x1F, -07, 1_000, 1e3, .5, 12:30, on, NO, true, ~, 2025-01-02, '015']"
    told = [15, 15, 31, -7, 1000, 1000.0, 0.5, "12:30", "on", "NO", True, None, date(2025, 1, 2), "015"]
    assert tree_of(text) == told
    assert list(map(type, tree_of(text))) == list(map(type, told))


@pytest.mark.parametrize("path", sorted((HOUSE / "expectations").rglob("*.yml")), ids=lambda path: path.stem)
def test_every_contract_is_read_as_by_the_parser_that_knows_lines(path):
    text = path.read_text("utf-8")
    assert tree_of(text) == YAML().load(text)
