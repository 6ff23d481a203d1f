"""The shared words: typed, labelled in both languages, classed by privacy."""

import pytest
from simpul.errors import ContractInvalid
from simpul.vocabulary import SQL_TYPES, load_vocabulary

from tests.house import HOUSE

WORDS = load_vocabulary(HOUSE / "expectations")


@pytest.mark.parametrize("name", sorted(WORDS))
def test_a_word_says_what_it_is(name):
    word = WORDS[name]
    assert word.label.id and word.label.en
    assert word.sql_type == SQL_TYPES[word.type]
    assert word.width is None or word.type == "code", "only codes lose zeros"
    assert word.min is None or word.max is None or word.min < word.max


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("{type: colour, label: {id: a, en: a}}", "type"),
        ("{type: code, label: {id: a}}", "label"),
        ("{type: code, label: {id: a, en: a}, pattern: '['}", "pattern"),
        ("{type: code, label: {id: a, en: a}, secret: true}", "secret"),
    ],
)
def test_a_malformed_word_is_refused(tmp_path, entry, said):
    (tmp_path / "vocabulary.yml").write_text(f"words:\n  thing: {entry}\n", "utf-8")
    with pytest.raises(ContractInvalid, match=said) as refused:
        load_vocabulary(tmp_path)
    assert "vocabulary.yml:2" in refused.value.where
