"""A small line within text: a picture with its sentence, and nothing where there is no line."""

from base64 import b64decode
from datetime import date

import polars as pl
from components.sparks import spark


def test_it_is_a_picture_with_its_sentence():
    series = pl.DataFrame({"period": [date(2025, 1, 1), date(2025, 2, 1)], "value": [1.0, 2.0]})
    drawn = spark(series, 'from "1" to 2')
    assert 'alt="from &quot;1&quot; to 2"' in drawn
    picture = b64decode(drawn.split("base64,")[1].split('"')[0]).decode()
    assert picture.count("<circle") == 1
    assert 'points="4.0,26.0 100.0,4.0"' in picture


def test_one_point_is_no_line():
    assert not spark(pl.DataFrame({"period": [date(2025, 1, 1)], "value": [1.0]}), "x")
