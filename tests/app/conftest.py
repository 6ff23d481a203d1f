"""What the app's tests share: a small edition, and pages opened on it as a reader opens them."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit import config
from streamlit.testing.v1 import AppTest

APP = Path(__file__).parents[2] / "app"
sys.path[:0] = [str(APP), str(Path(__file__).parent)]

import small_edition  # noqa: E402 the app's folder and this one are not packages of the project

Opened = Callable[..., AppTest]


@pytest.fixture(scope="session")
def data(tmp_path_factory) -> Path:
    """A data folder with one small edition."""
    folder = tmp_path_factory.mktemp("small")
    small_edition.build(folder / "editions")
    return folder


@pytest.fixture(scope="session")
def samples(sample_run, tmp_path_factory) -> Path:
    """A data folder with the samples' edition, a copy: the app keeps open what others open in their own way."""
    folder = tmp_path_factory.mktemp("samples")
    shutil.copytree(sample_run.data / "editions", folder / "editions")
    return folder


@pytest.fixture
def edition(data, monkeypatch):
    """The small edition, as the app finds it."""
    import warehouse

    monkeypatch.setenv("SIMPUL_DATA", str(data))
    return warehouse.current()


@pytest.fixture
def opened(data, monkeypatch) -> Opened:
    """Open a page by its view and query parameters; `folder` is another data folder."""

    def open_page(view: str, folder: Path = data, **parameters: str) -> AppTest:
        from components import pages

        monkeypatch.setenv("SIMPUL_DATA", str(folder))
        # Without a server nothing listens; the app asks where, and refuses what is not this machine.
        config.set_option("server.address", "127.0.0.1")
        page = AppTest.from_file(str(APP / "main.py"), default_timeout=60)
        if pages.PAGES[view].path:  # an address that is not the view's name is known once the navigation is drawn
            page.run()
        page.switch_page(f"views/{view}.py")
        for key, value in parameters.items():
            page.query_params[key] = value
        page.run()
        assert not page.exception, page.exception
        return page

    return open_page
