"""The steward's page: who sees it, what a case shows, and that only the command decides."""

from pathlib import Path

import pytest
import small_edition
from components import ruling
from spoken import text_of

CASES = Path(__file__).parents[1] / "cases.json"
APPLICATION = "Aplikasi · SIMPEG ↔ SIMKA · 0,71"


@pytest.fixture
def asked(monkeypatch) -> list[list[str]]:
    """Keep what the page asks of the command, and answer as it would: only Rina may decide."""
    commands = []

    def run(command, **_kept):
        if command[1] == "review":
            return ruling.subprocess.CompletedProcess(command, 0, CASES.read_text("utf-8"), "")
        commands.append(command)
        is_right = "Rina" in command[2]
        return ruling.subprocess.CompletedProcess(command, int(not is_right), "decide 3: same", "DecisionRefused: no")

    monkeypatch.setattr(ruling.subprocess, "run", run)
    return commands


@pytest.fixture
def desk(opened, monkeypatch, asked):
    """Open the page as the steward."""
    monkeypatch.setenv("SIMPUL_ROLE", "steward")
    return lambda **parameters: opened("decisions", **parameters)


def say(page, answer: str, by: str = "Rina, Walidata", why: str = "surat B-12/2026") -> str:
    """Fill in the form, press a button, confirm, and return what the page then says."""
    page.text_input(key="decision_by").set_value(by)
    page.text_area(key="decision_why").set_value(why)
    page.button(key=f"say-{answer}").click().run()
    if answer != "later":
        page.button(key="record").click().run()
    assert not page.exception, page.exception
    return text_of(page) + "".join(told.value for kind in ("success", "error") for told in page.get(kind))


def test_nobody_but_the_steward_has_the_page(opened, monkeypatch):
    monkeypatch.delenv("SIMPUL_ROLE", raising=False)
    page = opened("decisions")
    assert "satu dan sama" not in text_of(page)
    assert not page.button


def test_what_weighs_most_comes_first_and_both_records_stand_side_by_side(desk):
    page = desk()
    assert page.selectbox(key="case").options[0] == APPLICATION
    said = text_of(page)
    assert "3 kasus menunggu" in said
    for told in ("SIMPEG", "SIMKA", "Badan Pusat Statistik (054)", "Kepegawaian pegawai", "1.200", "mirip", "+2,25"):
        assert told in said, told
    assert "90,0000 poin → 91,5000 poin" in said
    assert '<th scope="row">Fungsi</th><td>Kepegawaian</td><td>Kepegawaian pegawai</td><td>≠ berbeda</td>' in said
    assert "▲ mendukung" in said and "▼ menentang" in said


def test_a_label_cannot_write_markup(desk):
    said = text_of(desk(concept="organisation"))
    assert "Kemenag &lt;b&gt;RI" in said
    assert "Baris yang organisasinya dikenal" in said and "90,0000 % → 90,7500 %" in said


def test_one_concept_can_be_looked_at_alone(desk):
    page = desk(concept="person", lang="en")
    assert page.selectbox(key="case").options == ["Person · relocation_list I-77 ↔ Pabcdefgh · 0.80"]


def test_an_answer_runs_the_command_and_the_case_is_gone(desk, asked):
    page = desk(concept="organisation")
    said = say(page, "same", why="--by=someone else")
    assert asked[0][1:] == ["decide", "--by=Rina, Walidata", "--why=--by=someone else", "--", "alias", "organisation",
                            "KOMDIGI/kemenag", "025"]  # fmt: skip
    assert "Tercatat" in said and "decide 3: same" in said
    assert "Tidak ada yang menunggu" in said


def test_different_and_later(desk, asked):
    page = desk()
    say(page, "different")
    assert asked[0][5:] == ["different", "application", "APP-1", "APP-2"]
    say(page, "later")
    assert len(asked) == 1
    assert len(page.selectbox(key="case").options) == 1


def test_two_clicks_record_with_the_reason_that_the_evidence_gives(desk, asked):
    page = desk()
    assert page.text_area(key="decision_why").value == "Nama: berbeda; Fungsi: mirip; skor 0,71"
    page.text_input(key="decision_by").set_value("Rina, Walidata").run()
    page.button(key="say-same").click().run()
    assert [told.value for told in page.info] == ["SIMPEG dan SIMKA adalah satu dan sama."]
    assert asked == []
    page.button(key="record").click().run()
    assert asked[0][3] == "--why=Nama: berbeda; Fungsi: mirip; skor 0,71"


def test_an_answer_can_be_taken_back_before_it_is_recorded(desk, asked):
    page = desk()
    page.button(key="say-different").click().run()
    page.button(key="back").click().run()
    assert not page.info and asked == []


def test_the_keys_have_a_modifier(desk):
    page = desk()
    page.button(key="say-same").click().run()
    keys = {one.key: one.proto.shortcut for one in page.button if one.proto.shortcut}
    assert set(keys) == {"say-same", "say-different", "say-later", "record"}
    assert all(key.lower().startswith("alt+") for key in keys.values())


def test_nothing_is_decided_without_name_and_reason(desk, asked):
    assert "Isi dahulu nama dan alasan" in say(desk(), "same", why=" ")
    assert asked == []


def test_a_refusal_is_shown_as_it_came_and_the_case_stays(desk, asked):
    page = desk()
    assert "DecisionRefused: no" in say(page, "same", by="Somebody")
    assert page.selectbox(key="case").options[0] == APPLICATION


def test_what_was_decided_is_listed(desk):
    said = text_of(desk())
    assert "APP-3" in said and "diganti" in said and "berlaku" in said
    assert "2 Juli 2025" in said


def test_an_edition_from_before_says_so(opened, monkeypatch, tmp_path):
    monkeypatch.setenv("SIMPUL_ROLE", "steward")
    monkeypatch.setattr(small_edition, "PARTS", small_edition.PARTS[:-1])
    small_edition.build(tmp_path / "editions")
    page = opened("decisions", folder=tmp_path)
    assert "sebelum keputusan dicatat" in text_of(page)
    assert not page.button


def test_a_command_that_cannot_list_says_why(opened, monkeypatch):
    monkeypatch.setenv("SIMPUL_ROLE", "steward")
    busy = ruling.Told(False, "LoadFailed: the warehouse is in use by process 7")
    monkeypatch.setattr(ruling, "_run", lambda *_words: busy)
    page = opened("decisions")
    assert [told.value for told in page.code] == [busy.words]
    monkeypatch.setattr(ruling, "_run", lambda *_words: ruling.Told(True, CASES.read_text("utf-8")))
    page.button(key="again").click().run()
    assert page.selectbox(key="case").options[0] == APPLICATION
