"""Editions against bit rot and malice: what was not signed is not opened."""

import json
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from simpul import editions
from simpul.errors import EditionTampered, NotDelivered
from simpul.publish import publish
from simpul.publishing import pointers
from simpul.settings import Settings
from simpul.world import World

from tests.dags.simpul.small_warehouse import small_settings, small_warehouse


@pytest.fixture(scope="module")
def pristine(tmp_path_factory) -> Path:
    """Two editions, the second current."""
    data = tmp_path_factory.mktemp("pristine")
    for score in (96.5, 97.5):
        publish(small_warehouse(data, score), World())
    return data


@pytest.fixture
def shelf(pristine: Path, tmp_path: Path) -> Settings:
    """A copy that a test may harm."""
    return small_settings(Path(shutil.copytree(pristine, tmp_path / "data")))


def folder(settings: Settings, place: int = 0) -> Path:
    """The newest edition's folder, or an older one's, made writable for whoever means harm."""
    found = settings.editions / editions_by_age(settings)[place]
    for path in (found, *found.iterdir()):
        path.chmod(0o755 if path.is_dir() else 0o644)
    return found


def editions_by_age(settings: Settings) -> list[str]:
    return sorted((path.name for path in settings.editions.glob("0*")), reverse=True)


def close(found: Path) -> None:
    for path in (*found.iterdir(), found):
        path.chmod(0o555 if path.is_dir() else 0o444)


def test_an_untouched_edition_verifies(shelf: Settings):
    assert len(editions.verify(shelf)) == 5
    assert editions.verify(shelf, editions_by_age(shelf)[1])


def test_before_the_first_edition_there_is_nothing_to_open(tmp_path: Path):
    settings = small_settings(tmp_path)
    assert editions.current(settings) is None
    for ask in (editions.verify, editions.open_edition):
        with pytest.raises(NotDelivered, match="no edition was published yet"):
            ask(settings)


def test_an_edition_that_never_was_is_not_found(shelf: Settings):
    for name in ("000009-0123456789ab", "../keys", ""):
        with pytest.raises((NotDelivered, EditionTampered)):
            editions.verify(shelf, name or "000002")


def test_a_thousand_flipped_bits_are_refused(shelf: Settings):
    draw, place = random.Random(2), folder(shelf)
    files = [place / "edition.duckdb", place / "manifest.json", pointers.current_path(shelf)]
    close(place)
    refused = 0
    for n in range(1000):
        with files[n % 3].open("rb+") as file:
            at, bit = draw.randrange(files[n % 3].stat().st_size), 1 << draw.randrange(8)
            whole = _flip(file, at, bit)
            file.flush()
            try:
                editions.verify(shelf)
            except EditionTampered:
                refused += 1
            file.seek(at)
            file.write(whole)
    assert refused == 1000
    assert editions.verify(shelf)


def _flip(file, at: int, bit: int) -> bytes:
    file.seek(at)
    whole = file.read(1)
    file.seek(at)
    file.write(bytes([whole[0] ^ bit]))
    return whole


@pytest.mark.parametrize("name", ["edition.duckdb.wal", ".edition.duckdb.tmp", "notes.txt", "manifest.json.bak"])
def test_nothing_may_lie_beside_an_edition(shelf: Settings, name: str):
    place = folder(shelf)
    (place / name).write_bytes(b"")
    close(place)
    for ask in (editions.verify, editions.open_edition):
        with pytest.raises(EditionTampered, match=f"does not belong there: {name}"):
            ask(shelf)


def test_a_folder_or_link_is_no_edition_file(shelf: Settings):
    place = folder(shelf)
    shutil.move(place / "edition.duckdb", place.parent / "moved.duckdb")
    (place / "edition.duckdb").symlink_to(place.parent / "moved.duckdb")
    with pytest.raises(EditionTampered, match="does not belong there"):
        editions.verify(shelf)


def test_an_edition_that_may_be_written_to_is_refused(shelf: Settings):
    folder(shelf)
    with pytest.raises(EditionTampered, match="may be written to"):
        editions.verify(shelf)


def test_an_old_pointer_copied_back_is_refused(tmp_path: Path):
    settings = small_warehouse(tmp_path)
    publish(settings, World())
    old = pointers.current_path(settings).read_bytes()
    publish(small_warehouse(tmp_path, score=97.5), World())
    pointers.current_path(settings).write_bytes(old)
    for _ in range(2):
        with pytest.raises(EditionTampered, match="turned back"):
            editions.verify(settings)
        shutil.rmtree(settings.editions / "pointers", ignore_errors=True)  # the mark beside the keys remembers


def test_a_pointer_taken_away_is_missed(shelf: Settings):
    pointers.current_path(shelf).unlink()
    with pytest.raises(EditionTampered, match="no pointer"):
        editions.open_edition(shelf)


def test_editions_that_changed_places_are_refused(shelf: Settings):
    newest, older = folder(shelf), folder(shelf, 1)
    for one, other in ((newest, "parked"), (older, newest.name), (newest.parent / "parked", older.name)):
        one.rename(newest.parent / other)
    for place in (newest, older):
        close(place)
    for name in (None, newest.name, older.name):
        with pytest.raises(EditionTampered):
            editions.verify(shelf, name)


def test_another_editions_file_under_this_manifest_is_refused(shelf: Settings):
    newest, older = folder(shelf), folder(shelf, 1)
    shutil.copyfile(older / "edition.duckdb", newest / "edition.duckdb")
    close(newest)
    with pytest.raises(EditionTampered, match="not the one signed"):
        editions.verify(shelf)


def _unsigned(paper: dict) -> dict:
    return {**paper, "signature": ""}


def _resigned_elsewhere(paper: dict) -> dict:
    return {**paper, "is_sample": not paper["is_sample"]}


@pytest.mark.parametrize("change", [_unsigned, _resigned_elsewhere])
def test_a_manifest_this_house_did_not_sign_is_refused(shelf: Settings, change: Callable[[dict], dict]):
    place = folder(shelf, 1)
    paper = change(json.loads((place / "manifest.json").read_bytes()))
    (place / "manifest.json").write_text(json.dumps(paper, sort_keys=True, separators=(",", ":"), ensure_ascii=False))
    close(place)
    with pytest.raises(EditionTampered, match="not signed by this house"):
        editions.verify(shelf, place.name)


def test_after_a_change_of_keys_nothing_old_is_believed(shelf: Settings, tmp_path: Path):
    other = small_warehouse(tmp_path / "other")
    publish(other, World())
    shutil.copyfile(other.keys / "edition.pub", shelf.keys / "edition.pub")
    with pytest.raises(EditionTampered, match="not signed by this house"):
        editions.verify(shelf)


def test_rollback_and_forward_again(shelf: Settings):
    newest, older = editions_by_age(shelf)
    back = editions.rollback(shelf, World(), older)
    assert (back.edition_id, back.sequence, back.rollback) == (older, 3, True)
    assert editions.verify(shelf)
    assert [one["current"] for one in editions.list_editions(shelf)] == [False, True]
    assert editions.rollback(shelf, World(), newest).sequence == 4
    assert editions.current(shelf).edition_id == newest


def test_rollback_is_the_way_out_of_a_damaged_pointer(shelf: Settings):
    pointers.current_path(shelf).write_bytes(b"{}")
    with pytest.raises(EditionTampered):
        editions.verify(shelf)
    editions.rollback(shelf, World(), editions_by_age(shelf)[0])
    assert editions.verify(shelf)


def test_nobody_rolls_back_to_a_damaged_edition(shelf: Settings):
    place = folder(shelf, 1)
    with (place / "edition.duckdb").open("rb+") as file:
        _flip(file, 5000, 1)
    close(place)
    with pytest.raises(EditionTampered):
        editions.rollback(shelf, World(), place.name)
    assert editions.verify(shelf)


def test_a_list_of_editions_has_the_promised_shape(shelf: Settings):
    newest = editions.list_editions(shelf)[0]
    assert set(newest) == {"edition_id", "published_at", "current", "tables"}
    assert set(newest["tables"]["fct_metrics"]) == {"rows", "sha256", "content"}
