"""The steward's commands, as installed: a table for people, JSON for machines, one line for a refusal."""

import json

import pytest
from simpul import cli
from simpul.errors import DecisionRefused
from simpul.stewardship import steward
from typer.testing import CliRunner

from tests.conftest import simpul
from tests.dags.simpul.desk import desk


@pytest.fixture
def waiting(monkeypatch):
    """What waits, without an edition."""
    item = {"item_id": "1", "concept": "application", "subject": "APP-1", "candidate": "APP-2", "score": 0.71}
    item |= {"subject_label": "SIMPEG", "candidate_label": "SIMKA", "effect": 0.5, "effect_metric": "share"}
    item |= {"effect_before": 1.0, "effect_after": 1.5, "agency_code": "025", "evidence": "{}"}
    asked = []
    monkeypatch.setattr(steward, "review", lambda _settings, concept: asked.append(concept) or [item] * 50)
    return asked


def test_a_person_sees_what_weighs_most_and_how_much_more_there_is(waiting):
    told = CliRunner().invoke(cli.app, ["review", "--concept", "application"])
    assert told.exit_code == 0
    assert told.stdout.count("SIMPEG") == 40
    assert "40 of 50 shown" in told.stdout
    assert waiting == ["application"]


def test_a_machine_sees_everything(waiting):
    told = CliRunner().invoke(cli.app, ["review", "--json"])
    assert len(json.loads(told.stdout)) == 50
    assert waiting == [None]


def test_a_decision_is_recorded_and_the_next_build_is_told(tmp_path):
    house = desk(tmp_path)
    words = ("decide", "--by=Rina", "--why=--by=nobody", "--", "alias", "organisation", "KOMDIGI/kemenag", "025")
    done = simpul(*words, data=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "1: alias KOMDIGI/kemenag 025" in done.stdout
    assert "simpul run" in done.stdout
    assert house.replayed == [(1, "alias", "KOMDIGI/kemenag", "025")]
    assert json.loads(house.lines[0])["why"] == "--by=nobody"


def test_a_refusal_is_one_line_with_rule_record_and_who_must_act(tmp_path):
    desk(tmp_path)
    done = simpul("decide", "alias", "organisation", "BA/025", "054", "--by", "Rina", "--why", "x", data=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"{DecisionRefused.__name__}: an official code cannot be another's: BA/025 is 025")
    assert "who acts: who decided" in done.stderr
    assert not (tmp_path / "decisions").exists()
