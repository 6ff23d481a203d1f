import re

import pytest
from simpul.linkage.comparisons import BLOCKING, COLUMNS, LEVELS, labels, settings


def test_conditions_ask_only_for_columns_that_both_sides_have():
    spoken = " ".join(
        [" ".join([silent, *(condition for _, condition in levels)]) for silent, levels in LEVELS.values()]
    )
    asked = {name for name, _ in re.findall(r"\b([a-z_]+)_(l|r)\b", spoken)}
    asked |= set(re.findall(r"\b[lr]\.([a-z_]+)", " ".join(BLOCKING)))
    assert asked <= set(COLUMNS)


@pytest.mark.parametrize("name", sorted(LEVELS))
def test_a_label_stands_once_and_what_is_left_comes_last(name):
    assert len(set(labels(name))) == len(labels(name))
    assert labels(name)[-1] == "other"


def test_settings_carry_the_chances_in_the_order_of_the_levels():
    chances = {"sex": {"m": [0.99, 0.01], "u": [0.5, 0.5]}}
    told = {one["output_column_name"]: one["comparison_levels"] for one in settings(chances, 0.25)["comparisons"]}
    assert [level.get("m_probability") for level in told["sex"]] == [None, 0.99, 0.01]
    assert "m_probability" not in told["name"][1]
