"""What a page says, as text: for tests that read it."""

import re

from streamlit.testing.v1 import AppTest

KINDS = ("title", "header", "subheader", "text", "markdown", "caption", "info", "success", "warning", "error", "code")


def text_of(page: AppTest) -> str:
    """Return everything that a page says in words and tables, one text a line."""
    told = [item.value for kind in KINDS for item in page.get(kind)]
    marked_up = [item.proto.body for item in page.get("html")]
    tables = [str(item.value.to_dict("list")) for kind in ("table", "dataframe") for item in page.get(kind)]
    links = [item.proto.label for item in page.get("page_link")]
    buttons = [item.label for item in page.button]
    said = "\n".join(str(text) for text in [*told, *marked_up, *tables, *links, *buttons])
    return said.replace("\N{NO-BREAK SPACE}", " ").replace("\\xa0", " ")


def drawn_alt(page: AppTest) -> list[str]:
    """Return the texts that stand for the page's charts and small trends."""
    small = [one for item in page.get("html") for one in re.findall(r'alt="([^"]+)"', item.proto.body)]
    return small + [item.proto.alt for kind in ("vega_lite_chart", "graphviz_chart") for item in page.get(kind)]


def doors_of(page: AppTest) -> dict[str, str]:
    """Return the cell that each of a page's doors opens in the panel, by the door's label."""
    keys = {item.label: item.key or "" for item in page.button}
    return {label: re.sub(r"^open-.*?(?=[a-z0-9_]+~)", "", key) for label, key in keys.items() if "~" in key}


WIDGETS = ("button", "selectbox", "multiselect", "text_input", "text_area", "toggle", "button_group", "download_button",
           "date_input", "number_input", "checkbox", "radio")  # fmt: skip


def everything_of(page: AppTest) -> list[str]:
    """Return every text of a page, one by one: words, tables with their headings, widgets with options, tabs, alts."""
    told = [str(item.value) for kind in KINDS if kind != "code" for item in page.get(kind)]
    told += [
        re.sub(r"<[^>]+>", "\n", re.sub(r"<(script|style)\b.*?</\1>", "", item.proto.body, flags=re.DOTALL))
        for item in page.get("html")
    ]
    for kind in ("table", "dataframe"):
        for item in page.get(kind):
            told += [
                *map(str, item.value.columns),
                *(str(cell) for column in item.value for cell in item.value[column]),
            ]
    for kind in WIDGETS:
        for item in page.get(kind):
            told += [item.proto.label, getattr(item.proto, "help", ""), getattr(item.proto, "placeholder", "")]
            told += [getattr(one, "content", str(one)) for one in getattr(item.proto, "options", ())]
    told += [item.proto.label for kind in ("page_link", "tab", "expander") for item in page.get(kind)]
    lines = [line.strip() for text in [*told, *drawn_alt(page)] for line in text.split("\n")]
    return sorted({line for line in lines if line})


def with_formats(page: AppTest) -> AppTest:
    """Open the further formats of every download, which are made then."""
    for key in [button.key for button in page.get("download_button")]:
        if key.startswith("csv-"):
            page.session_state[key.replace("csv", "more", 1)] = True
    return page.run()
