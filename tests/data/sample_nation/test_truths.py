"""The whole truth: written when it is asked for, a frame a topic, and the same for the same words."""

import polars as pl
from sample_nation.__main__ import main

WORDS = ["--people", "400", "--months", "4", "--until", "2025-03", "--faults", "hard", "--seed", "3", "--truth"]


def test_the_truth_holds_what_faults_never_touch(tmp_path):
    for name, faults in (("hard", "hard"), ("none", "none")):
        assert main([*WORDS, "--faults", faults, "--out", str(tmp_path / name)]) == 0
    told = sorted(path.name for path in (tmp_path / "hard" / "truth").glob("world_*.parquet"))
    assert {"world_seats.parquet", "world_realization.parquet", "world_ratings.parquet"} <= set(told)
    for name in told:
        hard, none = (pl.read_parquet(tmp_path / each / "truth" / name) for each in ("hard", "none"))
        assert hard.equals(none), name


def test_what_is_told_by_month_says_of_which(tmp_path):
    assert main([*WORDS, "--out", str(tmp_path / "country")]) == 0
    spent = pl.read_parquet(tmp_path / "country" / "truth" / "world_realization.parquet")
    assert spent["of"].unique().sort().dt.month().to_list() == [12, 1, 2, 3]
