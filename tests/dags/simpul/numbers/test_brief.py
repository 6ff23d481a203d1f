"""`simpul brief`: the app's typesetter run as a child; what it refuses is told in one line."""

import sys

import pypdf
import pytest

from tests.conftest import simpul
from tests.house import HOUSE


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """A data folder with one small edition."""
    sys.path.insert(0, str(HOUSE / "tests" / "app"))
    import small_edition

    folder = tmp_path_factory.mktemp("small")
    small_edition.build(folder / "editions")
    return folder


def test_a_brief_is_written(data, tmp_path):
    paper = tmp_path / "brief.pdf"
    done = simpul("brief", "budget_execution", "--lang", "en", "--agency", "025", "--out", str(paper), data=data)
    assert (done.returncode, done.stderr) == (0, "")
    assert paper.read_bytes().startswith(b"%PDF-")
    assert done.stdout.split()[:2] == ["wrote", "budget_execution"]


def test_an_indicators_page_is_written(data, tmp_path):
    paper, words = tmp_path / "one.pdf", ("brief", "--metric", "budget_execution_index", "--agency", "025")
    done = simpul(*words, "--lang", "en", "--out", str(paper), data=data)
    assert (done.returncode, done.stderr) == (0, "")
    assert len(pypdf.PdfReader(paper).pages) == 1
    assert done.stdout.split()[:2] == ["wrote", "budget_execution_index"]


@pytest.mark.parametrize(
    ("words", "exit_code", "told"),
    [
        (("nowhere",), 2, "invalid choice: 'nowhere'"),
        (("overview", "--lang", "fr"), 2, "invalid choice: 'fr'"),
        (("overview", "--edition", "000009-0123456789ab"), 1, "NotDelivered: Edition 000009-0123456789ab: not in"),
        (("overview", "--edition", "../x"), 1, "not in"),
        (
            ("--metric", "budget_execution"),
            1,
            "UnknownName: there is no metric 'budget_execution' · did you mean budget_",
        ),
        (("--metric", "no_such"), 1, "list them with `simpul trust`"),
        (("overview", "--agency", "nobody"), 1, "UnknownName: there is no agency 'nobody' · an agency's code"),
        (("overview", "--period", "2031-01"), 1, "there is no period '2031-01' · the edition tells of those from 2"),
        (("overview", "--period", "June"), 1, "'June' is no period · write it as 2025"),
        (("overview", "--wave", "99"), 1, "there is no wave '99'"),
    ],
)
def test_what_cannot_be_written_is_told(data, tmp_path, words, exit_code, told):
    done = simpul("brief", *words, "--out", str(tmp_path / "brief.pdf"), data=data)
    assert done.returncode == exit_code
    assert told in " ".join(done.stderr.replace("│", " ").split())
    assert "error: argument" not in done.stderr
    assert not (tmp_path / "brief.pdf").exists()


def test_nothing_published_is_told(tmp_path):
    done = simpul("brief", "--out", str(tmp_path / "brief.pdf"), data=tmp_path)
    assert done.returncode == 1
    assert "No edition has been published yet" in done.stderr


def test_the_profile_of_the_machine_limits_it(data, tmp_path):
    paper, words = tmp_path / "brief.pdf", ("brief", "budget_execution", "--agency", "005")
    refused = simpul(*words, "--out", str(paper), data=data, SIMPUL_ROLE="analyst:025")
    assert (refused.returncode, paper.exists()) == (1, False)
    assert "no number of this agency" in refused.stderr
    nobody = simpul(*words, "--out", str(paper), data=data, SIMPUL_ROLE="king")
    assert (nobody.returncode, paper.exists()) == (1, False)
    assert "no such role" in nobody.stderr
