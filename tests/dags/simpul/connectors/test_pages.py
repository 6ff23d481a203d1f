"""Pages keep their records' bytes, and half of one is never taken for a whole."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from simpul.connectors.answers import Passing
from simpul.connectors.pages import Page, Place, is_last, read_page
from simpul.landing import Pages, RestLanding


def landing(records="data", **pages):
    told = {"style": "offset", "param": "offset", "size": 3, **pages} if pages else None
    return RestLanding(connector="rest", path="/x", records=records, pages=told)


def test_records_keep_their_bytes():
    body = b'{"data": [{"a": 1.50, "b": "\\u00c5"} ,\r\n {"a":\n 1e2}, {"a": "x\\ny"}]}'
    page = read_page(body, landing())
    assert page.lines == b'{"a": 1.50, "b": "\\u00c5"}\n{"a":  1e2}\n{"a": "x\\ny"}\n'
    assert page.records == 3


def test_the_answer_may_be_the_array_or_hold_it_deep():
    assert read_page(b'[{"a": 1}]', landing(records=None)).lines == b'{"a": 1}\n'
    assert read_page(b'{"a": {"b": [{"c": 1}]}}', landing(records="a.b")).lines == b'{"c": 1}\n'
    assert read_page(b"[]", landing(records=None)) == Page(b"", 0)


@pytest.mark.parametrize(
    "body", [b"", b"<html>", b'{"data": [{"a": 1}', b'{"rows": []}', b'{"data": {}}', b'{"data": null}']
)
def test_what_is_no_page(body):
    with pytest.raises(Passing, match="cut or not as promised"):
        read_page(body, landing())


def test_fewer_records_than_the_page_says():
    body = b'{"data": [{}], "meta": {"count": 2}}'
    with pytest.raises(Passing, match="1 records where it says 2"):
        read_page(body, landing(style="cursor", param="c", next="meta.next", count="meta.count"))


@pytest.mark.parametrize(("told", "cursor"), [('"abc"', "abc"), ("7", 7), ("null", None), ('""', None)])
def test_cursors(told, cursor):
    body = b'{"data": [], "meta": {"next": %s}}' % told.encode()
    assert read_page(body, landing(style="cursor", param="c", next="meta.next")).cursor == cursor
    assert read_page(b'{"data": []}', landing(style="cursor", param="c", next="meta.next")).cursor is None


STYLES = [
    ({"style": "offset", "param": "offset"}, {"limit": 3, "offset": 4}),
    ({"style": "page", "param": "page"}, {"limit": 3, "page": 3}),
    ({"style": "page", "param": "page", "first": 0, "size_param": "per_page"}, {"per_page": 3, "page": 2}),
    ({"style": "cursor", "param": "after"}, {"limit": 3, "after": "abc"}),
]


@pytest.mark.parametrize(("told", "params"), STYLES)
def test_what_the_next_page_is_called(told, params):
    assert Place(records=4, pages=2, cursor="abc").params(Pages(**{"size": 3, **told})) == params


def test_the_first_page_has_no_cursor_and_without_pages_nothing_is_said():
    assert Place().params(Pages(style="cursor", param="after")) == {"limit": 1000}
    assert Place().params(None) == {}


@pytest.mark.parametrize(
    ("records", "total", "so_far", "last"),
    [(3, 6, 6, True), (3, 7, 6, False), (3, None, 3, False), (2, None, 5, True), (0, None, 3, True), (0, 0, 0, True)],
)
def test_the_last_page(records, total, so_far, last):
    pages = Pages(style="offset", param="offset", size=3)
    assert is_last(Page(b"", records, total), Place(records=so_far), pages) is last


@pytest.mark.parametrize(("records", "so_far"), [(2, 5), (0, 3)])
def test_a_page_that_is_too_short_is_half_a_page(records, so_far):
    with pytest.raises(Passing, match="half a page"):
        is_last(Page(b"", records, 7), Place(records=so_far), Pages(style="page", param="page", size=3))


def test_a_cursor_that_leads_nowhere():
    pages = Pages(style="cursor", param="after")
    assert is_last(Page(b"", 0), Place(), pages)
    assert not is_last(Page(b"", 1, cursor="abc"), Place(), pages)
    with pytest.raises(Passing, match="empty page"):
        is_last(Page(b"", 0, cursor="abc"), Place(), pages)


ROWS = st.lists(
    st.dictionaries(
        st.text(),
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    )
)


@given(ROWS, st.sampled_from([None, 0, 2]))
def test_every_record_is_a_line_and_says_what_it_said(rows, indent):
    page = read_page(json.dumps({"data": rows}, indent=indent).encode(), landing())
    assert [json.loads(line) for line in page.lines.splitlines()] == rows
    assert page.records == len(rows) == page.lines.count(b"\n")
