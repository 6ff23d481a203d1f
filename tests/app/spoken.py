"""What a page says, as text: for tests that read it."""

from streamlit.testing.v1 import AppTest

KINDS = ("title", "header", "subheader", "markdown", "caption", "info", "success", "warning", "error", "code")


def text_of(page: AppTest) -> str:
    """Return everything that a page says in words and tables, one text a line."""
    told = [item.value for kind in KINDS for item in page.get(kind)]
    marked_up = [item.proto.body for item in page.get("html")]
    tables = [str(item.value.to_dict("list")) for kind in ("table", "dataframe") for item in page.get(kind)]
    links = [item.proto.label for item in page.get("page_link")]
    said = "\n".join(str(text) for text in [*told, *marked_up, *tables, *links])
    return said.replace("\N{NO-BREAK SPACE}", " ").replace("\\xa0", " ")


def drawn_alt(page: AppTest) -> list[str]:
    """Return the texts that stand for the page's charts."""
    return [item.proto.alt for kind in ("vega_lite_chart", "graphviz_chart") for item in page.get(kind)]
