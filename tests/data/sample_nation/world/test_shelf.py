"""What is too large for memory is made once, kept as files, and read by column or part by part."""

import polars as pl
from sample_nation.nation import Nation
from sample_nation.world import shelf

MADE = []


@shelf.shelved
def topic(nation):
    """Yield two parts, the second a longer one."""
    for number in (1, 2):
        MADE.append(nation.people)
        yield pl.DataFrame({"number": [number] * number, "text": [str(nation.people)] * number})


def test_a_topic_is_made_once_for_a_country():
    first, other = Nation(people=1), Nation(people=2)
    assert topic(first) == topic(first) != topic(other)
    assert MADE == [1, 1, 2, 2]


def test_it_is_read_whole_by_column_or_part_by_part():
    files = topic(Nation(people=3))
    assert shelf.read(files).to_dict(as_series=False) == {"number": [1, 2, 2], "text": ["3"] * 3}
    assert shelf.read(files, ("text",)).columns == ["text"]
    assert [part.height for part in shelf.parts(files)] == [1, 2]
    assert [part.columns for part in shelf.parts(files, ("number",))] == [["number"]] * 2
