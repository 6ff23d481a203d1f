"""A figure carries its message, its diagram and table, its source, its link and its downloads."""

from urllib.parse import parse_qs

from spoken import with_formats
from streamlit.testing.v1 import AppTest


def drawn(**query: str) -> AppTest:
    """Draw one figure of one metric and one table, as a view does."""

    def script() -> None:
        import altair
        import polars as pl
        import warehouse
        from components import figures, frame

        frame.heading("Apa?", "Ini.")
        rows = pl.DataFrame({"name": ["A", "B"], "value": [1.0, 2.0]})
        figures.figure(
            warehouse.current(), key="pair", title="B dua kali A", subtitle="Nilai, Juni 2025.", alt="A 1; B 2",
            chart=altair.Chart(rows).mark_bar().encode(x="value:Q", y="name:N"), table=rows,
            sources=("budget_execution_index", "lkpp.tenders"), notes=("Dibulatkan.",))  # fmt: skip
        figures.figure(
            warehouse.current(), key="none", title="Tidak ada", subtitle="", chart=None, table=rows.clear(), alt=""
        )

    page = AppTest.from_function(script, default_timeout=60)
    for key, value in query.items():
        page.query_params[key] = value
    page.run()
    assert not page.exception, page.exception
    return page


def source(page: AppTest) -> str:
    return next(one.value for one in page.get("html") if 'class="source"' in one.value)


def test_a_figure_says_where_it_is_from_and_when_it_comes_again(edition):
    said = source(drawn())
    for part in (
        "Sumber: DJPb",
        "satuan: poin",
        "pembaruan terakhir 19 Juli 2025",
        "berikutnya, sudah jatuh tempo: data Juni 2025",
        "dihitung Simpul dari 2 tabel setoran",
        edition.edition_id,
        "Dibulatkan.",
    ):
        assert part in said, part


def test_its_link_names_figure_and_edition_and_keeps_the_choices(edition):
    address = source(drawn(agency="025", open="x")).split('href="?')[1].split('"')[0].replace("&amp;", "&")
    assert parse_qs(address) == {"agency": ["025"], "edition": [edition.edition_id], "figure": ["pair"]}


def test_the_buttons_of_two_figures_have_names_of_their_own(edition):
    labels = [button.label for button in with_formats(drawn()).download_button]
    assert labels[:2] == ["Unduh CSV *B dua kali A*", "Unduh XLSX *B dua kali A*"]
    assert all(label.endswith(" *B dua kali A*") for label in labels)


def test_nothing_to_draw_is_said_not_left_blank(edition):
    assert ["Tidak ada baris" in info.value for info in drawn().info] == [True]


def test_a_figure_of_the_address_is_scrolled_to(edition):
    assert any("st-key-figure-pair" in one.value for one in drawn(figure="pair").get("html"))
    assert not any("scrollIntoView" in one.value for one in drawn().get("html"))


def test_all_cells_of_its_metric_are_offered_too_in_a_file_of_their_own(edition):
    from components import provenance

    labels = [button.label for button in with_formats(drawn()).download_button]
    assert any(label.startswith("Data lengkap") for label in labels), labels
    whole = provenance.whole(edition, ("budget_execution_index", "lkpp.tenders"))()
    assert set(whole["metric"]) == {"budget_execution_index"} and whole["period"].n_unique() > 1
    assert provenance.whole(edition, ("lkpp.tenders",)) is None
