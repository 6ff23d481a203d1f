"""Open a code: the passport of a number from paper, the edition of an old one, and what a wrong one is told."""

from datetime import date

import codes
import editions
import places
import pytest
import small_edition
import warehouse
from components.cell import Cell
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from spoken import text_of

INDEX = Cell("budget_execution_index", "025", date(2025, 6, 1))


@pytest.fixture
def shelf(tmp_path, monkeypatch):
    """A shelf of its own with two editions, the second current."""
    monkeypatch.setenv("SIMPUL_DATA", str(tmp_path))
    small_edition.build(tmp_path / "editions", 1)
    raised = "update fct_metrics set value = value + 1 where metric = 'budget_execution_index'"
    small_edition.build(tmp_path / "editions", 2, changes=raised)
    return tmp_path / "editions"


def alerts(page) -> str:
    """Return what the page says in boxes of success, warning and error."""
    return " ".join(item.value for kind in ("success", "warning", "error") for item in page.get(kind))


@pytest.mark.parametrize(
    ("language", "adds_up"), [("id", "Jumlah baris = angka ✓"), ("en", "Sum of the rows = number ✓")]
)
def test_a_code_opens_the_passport_of_its_number(opened, edition, language, adds_up):
    page = opened("code", code=codes.of_cell(edition, INDEX), lang=language)
    said = text_of(page)
    assert adds_up in said
    assert "Kementerian Agama (025)" in said
    assert not alerts(page)


def test_it_is_typed_and_stands_in_the_address(opened, edition):
    page = opened("code")
    assert not alerts(page)
    page.text_input(key="code").input(codes.of_cell(edition, INDEX)).run()
    assert not page.exception
    assert "Jumlah baris = angka ✓" in text_of(page)
    assert page.query_params["code"] in (codes.of_cell(edition, INDEX), [codes.of_cell(edition, INDEX)])


@pytest.mark.parametrize("typed", ["abc", "K01·2025-06", "<script>"])
def test_what_is_no_code_says_how_one_looks(opened, typed):
    assert "Ini bukan kode" in alerts(opened("code", code=typed))


def test_a_wrong_letter_says_which_edition_was_asked(opened, edition):
    code = codes.of_cell(edition, INDEX)
    wrong = code[:-1] + ("2" if code[-1] != "2" else "3")
    page = opened("code", code=wrong)
    assert edition.edition_id in alerts(page)
    assert "Jumlah baris" not in text_of(page)


def test_a_code_of_no_edition_here_says_so(opened, edition):
    code = codes.of_cell(edition, INDEX)
    foreign = code[:-7] + ("zz" if code[-7:-5] != "zz" else "yy") + code[-5:]
    assert "Tidak ada rilis di sini" in alerts(opened("code", code=foreign))


def test_an_old_code_names_its_edition_and_both_values(opened, shelf):
    old = warehouse.current(editions.shelved(shelf)[1].edition_id)
    page = opened("code", folder=shelf.parent, code=codes.of_cell(old, INDEX))
    assert old.edition_id in alerts(page)
    assert "93,00 poin dalam rilis itu, 94,00 poin dalam rilis ini" in text_of(page)
    assert "Jumlah baris" not in text_of(page)
    links = [item.proto for item in page.get("page_link") if "Indeks" in item.proto.label]
    assert any(f"edition={old.edition_id}" in one.query_string for one in links)
    there = opened("code", folder=shelf.parent, code=codes.of_cell(old, INDEX), edition=old.edition_id)
    assert "Jumlah baris = angka ✓" in text_of(there)


def test_a_verification_code_vouches_only_for_what_the_house_signed(opened, shelf):
    current = warehouse.current()
    code = codes.of_edition(current)
    assert "tidak dapat diuji" in alerts(opened("code", folder=shelf.parent, code=code))
    signed = sign(shelf, current)
    assert codes.of_edition(signed) != code
    assert "✓ Asli" in alerts(opened("code", folder=shelf.parent, code=codes.of_edition(signed)))
    assert "Tidak ada rilis di sini" in alerts(opened("code", folder=shelf.parent, code=code))
    (shelf.parent / "keys" / "edition.pub").write_bytes(public_of(Ed25519PrivateKey.generate()))
    assert "Jangan percayai" in alerts(opened("code", folder=shelf.parent, code=codes.of_edition(signed)))


def public_of(key: Ed25519PrivateKey) -> bytes:
    """Return the public half of a key, as it lies beside the shelf."""
    kind = serialization.PublicFormat.SubjectPublicKeyInfo
    return key.public_key().public_bytes(serialization.Encoding.PEM, kind)


def sign(shelf, edition):
    """Sign an edition's manifest as the house does, and point at it anew."""
    import hashlib

    from simpul.publishing.signing import canonical

    key = Ed25519PrivateKey.generate()
    (shelf.parent / "keys").mkdir()
    (shelf.parent / "keys" / "edition.pub").write_bytes(public_of(key))
    manifest = dict(edition.manifest) | {"signature": key.sign(canonical(dict(edition.manifest))).hex()}
    content = canonical(manifest)
    (edition.folder / "manifest.json").write_bytes(content)
    small_edition.point(shelf, edition.edition_id, hashlib.sha256(content).hexdigest())
    return warehouse.current()


def test_a_pictures_code_lists_its_numbers_and_opens_the_chosen_one(opened, edition):
    """One code stands under a picture of every agency; the passport is that of the number chosen from them."""
    cells = warehouse.cells(edition, INDEX.metric, dimension="all", period=INDEX.period)
    code = codes.of_cell(edition, Cell(INDEX.metric, places.EVERY, INDEX.period))
    assert len(codes.found(code, edition).cells) == cells.height > 3
    page = opened("code", code=code, lang="en")
    said = text_of(page)
    assert "the numbers of a picture" in said
    assert "Sum of the rows" not in said
    (table,) = [one.value for one in page.table if len(one.value) == cells.height]
    assert "Kementerian Agama (025)" in table.iloc[:, 0].to_list()
    page.selectbox(key="number").select("Kementerian Agama (025)").run()
    assert "Sum of the rows = number ✓" in text_of(page)
