"""The warden: every listed attack is refused or bounded by real child processes, and honest questions are answered."""

import pytest

from tests.app.sql_sandbox.attacking import ATTACKS, BOUNDED, HONEST, MEMORY, SECONDS, SECRET, asked, beside, written


def test_there_are_at_least_a_hundred_attacks():
    assert sum(map(len, ATTACKS.values())) >= 200
    assert len(HONEST) >= 30


@pytest.mark.parametrize("kind", sorted(set(ATTACKS) - {BOUNDED}))
def test_what_is_not_a_question_is_refused(kind, places):
    before = beside(places)
    sqls = [written(sql, places) for sql in ATTACKS[kind]]
    answers = asked(sqls, places["{edition}"], seconds=10)
    let_through = [sql for sql, answer in zip(sqls, answers, strict=True) if answer.state not in {"refused", "error"}]
    assert let_through == []
    told = " ".join(answer.what for answer in answers)
    assert SECRET not in told
    assert beside(places) == before


def test_what_runs_away_is_dead_in_time_and_within_its_memory(places):
    sqls = [written(sql, places) for sql in ATTACKS[BOUNDED]]
    answers = asked(sqls, places["{edition}"])
    late = [(sql, answer.seconds) for sql, answer in zip(sqls, answers, strict=True) if answer.seconds > SECONDS + 1]
    fat = [(sql, answer.peak >> 20) for sql, answer in zip(sqls, answers, strict=True) if answer.peak > MEMORY * 1.1]
    assert late == []
    assert fat == []
    odd = {answer.state for answer in answers} - {"time", "memory", "error", "done", "refused"}
    assert odd == set()
    assert sum(answer.state in {"time", "memory"} for answer in answers) > len(answers) / 2


@pytest.mark.parametrize("sql", HONEST)
def test_an_honest_question_is_answered(sql, places):
    (answer,) = asked([sql], places["{edition}"], seconds=20)
    assert answer.state == "done", (answer.why, answer.what)
    assert answer.frame.height > 0


def test_rows_beyond_the_limit_are_cut_and_it_is_said(places):
    from sql_sandbox import warden

    whole, cut = asked(["from range(10)", "from range(1000000) order by 1"], places["{edition}"], seconds=20)
    assert (whole.frame.height, whole.is_cut) == (10, False)
    assert (cut.frame.height, cut.is_cut) == (warden.Limits().rows, True)
    assert cut.frame["range"].to_list()[:3] == [0, 1, 2]


def test_values_keep_their_kinds(places):
    sql = "select 1 as whole, 1.5 as number, date '2025-01-01' as day, timestamp '2025-01-01 10:00' as at, true as yes,"
    sql += " 'x' as text, null as nothing, 12345678901234567890::hugeint as long, 'nan'::double as odd, [1, 2] as many"
    (answer,) = asked([sql], places["{edition}"], seconds=20)
    kinds = [str(kind) for kind in answer.frame.dtypes]
    assert kinds[:6] == ["Int64", "Float64", "Date", "Datetime(time_unit='us', time_zone=None)", "Boolean", "String"]
    assert answer.frame["long"].to_list() == ["12345678901234567890"]
    assert answer.frame["many"].to_list() == ["[1, 2]"]


def test_a_mistake_is_told_in_duckdbs_words_without_places(places):
    (answer,) = asked(["select valeu from fct_metrics"], places["{edition}"], seconds=20)
    assert answer.state == "error"
    assert "valeu" in answer.what
    assert places["{folder}"] not in answer.what


def test_a_third_question_waits_and_is_then_told_so(places, monkeypatch):
    from sql_sandbox import warden

    monkeypatch.setattr(warden, "PATIENCE", 0.1)
    with warden.TURN, warden.TURN:
        (answer,) = asked(["select 1"], places["{edition}"])
    assert answer.state == "busy"


def test_nothing_is_left_running(places):
    import psutil

    asked(["select count(*) from range(1000000) a, range(1000000) b"] * 2, places["{edition}"], seconds=1.5)
    left = [child for child in psutil.Process().children(recursive=True) if "child.py" in " ".join(child.cmdline())]
    assert left == []
