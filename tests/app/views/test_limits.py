"""The page of limits: what is visible and not, counted in this edition; symbols and words."""

from spoken import text_of


def test_what_is_missing_in_this_edition_is_counted(opened):
    said = text_of(opened("limits"))
    assert "5 dari 5 indikator memiliki angka" in said
    assert "1 setoran jatuh tempo dan belum ada" in said


def test_every_symbol_and_word_is_explained_in_both_languages(opened):
    for language, words in (
        ("id", ("Yang terlihat", "disamarkan", "Karantina")),
        ("en", ("Visible", "suppressed", "Quarantine")),
    ):
        said = text_of(opened("limits", lang=language))
        for word in words:
            assert word in said
