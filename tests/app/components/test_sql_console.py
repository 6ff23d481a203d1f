"""The SQL console: a question is answered in a child process or refused in plain words, and the answer can be taken."""

import polars as pl


def run(page, sql: str):
    """Ask a question on an opened page."""
    page.text_area(key="sql-text").set_value(sql)
    page.button[[button.label for button in page.button].index("Jalankan")].click().run()
    assert not page.exception, page.exception
    return page


def test_an_answer_is_shown_with_its_downloads_and_its_link(opened):
    page = run(opened("explore", mode="sql"), "select metric, count(*) as n from fct_metrics group by all order by all")
    shown = pl.from_pandas(page.table[0].value)
    assert shown.columns == ["metric", "n"]
    assert shown["metric"][0] == "budget_execution_index"
    assert {"Unduh CSV", "Unduh XLSX"} <= {button.label.split(" *")[0] for button in page.download_button}
    assert "sql=select+metric" in page.code[-1].value


def test_a_link_brings_the_question_and_does_not_run_it(opened):
    page = opened("explore", mode="sql", sql="select 1 as one")
    assert page.text_area(key="sql-text").value == "select 1 as one"
    assert [table for table in page.table if "one" in table.value.columns] == []


def test_refusals_are_plain_words(opened):
    page = run(opened("explore", mode="sql"), "drop table fct_metrics")
    assert "rilis tidak pernah diubah" in page.error[0].value
    page = run(page, "from duckdb_settings()")
    assert "duckdb_settings" in page.error[0].value


def test_every_refusal_and_state_has_words():
    import re
    from pathlib import Path

    from components import sql_console
    from sql_sandbox import warden

    folder = Path(warden.__file__).parent
    texts = [(folder / name).read_text("utf-8") for name in ("gate.py", "reading.py", "child.py")]
    raised = {why for text in texts for why in re.findall(r'Refused\((?:"(\w+)")', text)}
    assert raised | {"walls", "one", "empty"} == set(sql_console.REFUSALS)


def test_the_tables_are_listed_with_columns_and_types(opened):
    page = opened("explore", mode="sql")
    listed = page.selectbox(key="table")
    assert {"fct_metrics", "dim_metrics", "ledger_checks"} <= set(listed.options)
    assert {"numerator", "denominator"} <= set(pl.from_pandas(page.table[-1].value).to_series(0))
