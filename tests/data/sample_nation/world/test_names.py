"""Names are of many cultures and lengths, and titles fit education and sex."""

import numpy as np
import polars as pl
from sample_nation.nation import Nation
from sample_nation.world.names import full_names, titles

WOMEN = np.arange(8_000) % 2 == 0


def test_names_are_varied_and_some_are_one_word():
    found = full_names(Nation().rng("names"), WOMEN)
    words = found.str.split(" ").list.len()
    assert found.n_unique() > 4_000
    assert 0.1 < (words == 1).mean() < 0.4
    assert words.max() >= 4
    assert not found.str.contains(r"  |_|^ | $").any()


def test_titles_fit_education_sex_and_age():
    education = pl.Series(["SMA", "D-IV/S-1", "S-2", "S-3"] * 2_000)
    found = titles(Nation().rng("titles"), education, WOMEN, np.arange(8_000) < 4_000)
    found = found.with_columns(education=education, woman=pl.Series(WOMEN), old=pl.Series(np.arange(8_000) < 4_000))
    assert set(found.filter(education="SMA")["title_back"]) == {""}
    assert set(found.filter(education="S-3")["title_front"]) == {"Dr.", "Prof. Dr."}
    assert found.filter(title_front="Dra.")["woman"].all()
    assert not found.filter(pl.col("title_front").is_in(["Drs.", "H."]))["woman"].any()
    assert found.filter(pl.col("title_front").is_in(["Drs.", "Dra."]))["old"].all()
