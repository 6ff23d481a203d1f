"""The brief's button: on the overview and every theme's page, under its filters, and made only when it is pressed."""

import brief
import pytest

LABEL = {"id": "Unduh ringkas cetak (PDF)", "en": "Download the brief (PDF)"}


@pytest.mark.parametrize("view", ["overview", "budget_execution", "cost_efficiency"])
@pytest.mark.parametrize("language", ["id", "en"])
def test_each_page_has_its_brief_and_makes_none_unasked(opened, monkeypatch, view, language):
    monkeypatch.setattr(brief, "made", lambda *_what: pytest.fail("a brief was made before anybody asked"))
    page = opened(view, lang=language)
    assert [item.proto.label for item in page.get("download_button")].count(LABEL[language]) == 1
