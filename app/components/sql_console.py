"""The SQL console: a question to the edition, its answer as any other table, and what may be asked of."""

import polars as pl
import streamlit as st
from editions import Edition
from sql_sandbox import asking, warden

from components import address, downloads, frame, naming, plain, provenance, schema, tables
from components.formatting import number
from components.language import N_, _

EXAMPLE = """select agency_code, period, value
from fct_metrics
where metric = 'budget_execution_index' and dimension = 'all'
order by period, agency_code"""
REFUSALS = {
    "empty": N_("There is no question in it. Write one SELECT."),
    "one": N_("One question at a time: this holds several statements."),
    "kind": N_("Only SELECT, DESCRIBE, SUMMARIZE and EXPLAIN may be asked here: an edition is never changed."),
    "table": N_("There is no table `{what}` in this edition. The list below names them all."),
    "function": N_(
        "The function `{what}` may not be used here: it reads files, settings or the system, or is unknown."
    ),
    "clause": N_("The clause `{what}` may not be used here."),
    "long": N_("The question is too long: at most 20,000 characters."),
    "deep": N_("The question is nested too deeply."),
    "wide": N_("The answer would have {what} columns; at most 200 are shown."),
    "walls": N_("This machine cannot hold a query within limits ({what}), so none is run here."),
}
NARROW = 8
DAY = st.column_config.DateColumn(format="YYYY-MM-DD")
STATES = {
    "error": N_("The question could not be answered. DuckDB says:"),
    "time": N_("Stopped: it took longer than {seconds} seconds. Ask for fewer rows or join on keys."),
    "memory": N_("Stopped: it needed more than {memory} MB of memory. Ask for fewer rows or group them."),
    "busy": N_("Two questions are running already. Try again in a few seconds."),
    "failed": N_("The query's process failed. Try again; if it fails again, tell the data engineers: {what}."),
}


def show(edition: Edition) -> None:
    """Draw the question, its answer and the list of tables."""
    limits = asking.LIMITS
    with st.form("sql", border=False):
        asked = st.text_area(_("Question in SQL (DuckDB)"), _asked(), height=180, key="sql-text", max_chars=20_000)
        said = _("Read only. At most {seconds} seconds, {rows} rows and {memory} MB.")
        words = {"seconds": f"{limits.seconds:g}", "rows": number(limits.rows, 0), "memory": limits.memory >> 20}
        st.caption(said.format(**words))
        is_sent = st.form_submit_button(_("Run"), type="primary")
    if is_sent:
        address.keep("sql", asked)
        st.session_state["sql-answer"] = (edition, asked, asking.ask(edition, asked))
    kept = st.session_state.get("sql-answer")
    if kept and kept[0] == edition:  # and by the same viewer: an edition carries its role and agencies
        _answered(edition, kept[1], kept[2])
    frame.section(
        _("Tables and columns"), _("What may be asked of; a table's description begins with what one row is.")
    )
    schema.browser(edition)


def _asked() -> str:
    return address.asked("sql") or EXAMPLE


def _answered(edition: Edition, sql: str, answer: warden.Answer) -> None:
    frame.section(_("Result"))
    if answer.state != "done":
        st.error(told(answer))
        if answer.state == "error":
            st.code(answer.what, language=None, wrap_lines=True)
        return
    rows = number(answer.frame.height, 0)
    said = _("The first {rows} rows; there are more.") if answer.is_cut else _("{rows} rows.")
    st.markdown(said.format(rows=rows) + " " + _("Answered in {seconds} s.").format(seconds=number(answer.seconds, 1)))
    _table(answer.frame)
    if answer.frame.width:
        with st.container(horizontal=True):
            downloads.buttons("sql", answer.frame, edition, lambda: provenance.of_query(edition, sql))


def _table(frame: pl.DataFrame) -> None:
    """Draw an answer under its own names: who asks in SQL reads codes."""
    if frame.is_empty():
        st.info(_("No row answers this question."))
    elif plain.is_on() or frame.height <= tables.SHORT and frame.width <= NARROW:
        written = [
            {name: "x" if value is None else str(value) for name, value in row.items()} for row in frame.to_dicts()
        ]
        st.table(pl.DataFrame(written), alt=_("Answer to the question"), hide_index=True, border="horizontal")
    else:
        days = {name: DAY for name, kind in frame.schema.items() if kind == pl.Date}
        days.setdefault(frame.columns[0], st.column_config.Column(pinned=True, width=naming.width(frame.to_series())))
        st.dataframe(frame, alt=_("Answer to the question"), hide_index=True, placeholder="x", column_config=days)


def told(answer: warden.Answer) -> str:
    """Say in plain words why there is no answer, and what to do."""
    limits = asking.LIMITS
    if answer.state == "refused":
        return _(REFUSALS[answer.why]).format(what=answer.what.replace("`", "'")[:80])
    words = {"seconds": f"{limits.seconds:g}", "memory": limits.memory >> 20, "what": answer.what}
    return _(STATES[answer.state]).format(**words)
