"""What the tests of the brief share: a set brief, and how a reader takes it apart."""

import io
import re

import brief
import pypdf
import pytest
import small_edition
from components.filters import Selection

CODE = re.compile(r"[KR]\d{2,3}·\d{4}-\d{2}·[0-9a-z]{7}")

MOVED = ("small_move.sql", "small_office.sql", "small_costs.sql")
TOLD = {
    "digital_government": ("small_digital.sql",),
    "programme_delivery": ("small_programme.sql",),
    "asn_performance": ("small_asn.sql",),
}


def text_of(content: bytes) -> str:
    """Return what the pages say, in one line, with plain spaces."""
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


@pytest.fixture(scope="session")
def folders(tmp_path_factory):
    """Return data folders whose editions tell together of every theme, by the parts that they tell of."""
    made = {}
    for parts in (MOVED, *TOLD.values()):
        made[parts] = tmp_path_factory.mktemp("told")
        small_edition.build(made[parts] / "editions", changes=small_edition.told(parts))
    return made


@pytest.fixture(scope="session")
def made(data):
    """Make a brief of the small edition, each once."""
    import warehouse

    kept: dict[tuple[str, str, str], bytes] = {}

    def make(view: str = "overview", language: str = "id", agency: str = "all") -> bytes:
        key = (view, language, agency)
        if key not in kept:
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv("SIMPUL_DATA", str(data))
                kept[key] = brief.made(warehouse.current(), view, language, Selection(agency))
        return kept[key]

    return make
