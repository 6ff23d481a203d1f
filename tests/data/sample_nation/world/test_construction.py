from datetime import date

import polars as pl
from sample_nation.nation import Nation
from sample_nation.world.construction import construction, packages

NATION = Nation()


def test_values_are_those_of_the_sources():
    values = {package.code: (package.value, package.status) for package in packages()}
    assert values["KMK-1"] == (745.7e9, "stated") and values["KMK-3"] == (902.6e9, "stated")
    rusun = [package.value for package in packages() if package.code.startswith("RSN")]
    assert len(rusun) == 6 and round(sum(rusun)) == 9_400_000_000_000
    assert all(package.source == "data contoh" for package in packages() if package.status == "sample")


def test_progress_only_grows_and_passes_the_stated_points():
    told = construction(NATION)
    assert told.select("planned", "actual", "paid").max().row(0) == (100, 100, 100)
    for code in told["code"].unique():
        assert told.filter(code=code).sort("day")["actual"].is_sorted()
    december = told.filter(pl.col("code").str.starts_with("RSN"), day=date(2024, 12, 31))["actual"]
    assert 83.5 < december.min() < 86 and 92 < december.max() < 95
    assert told.filter(code="KMK-3", day=date(2025, 5, 31))["actual"].to_list() == [100]
