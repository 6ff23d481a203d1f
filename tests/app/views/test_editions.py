"""The editions and what differs between two: signature, inputs, each number before and after, and why."""

import json
import os

import pytest
import small_edition
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from spoken import text_of


@pytest.fixture
def two(tmp_path):
    """A data folder with two editions, the second in use."""
    small_edition.build(tmp_path / "editions")
    small_edition.build(tmp_path / "editions", sequence=2)
    return tmp_path


def sign(folder, is_true: bool = True) -> None:
    """Sign the manifests as `publish` does, and leave the public key beside the shelf."""
    key = Ed25519PrivateKey.generate()
    (folder / "keys").mkdir()
    form = serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    (folder / "keys" / "edition.pub").write_bytes(key.public_key().public_bytes(*form))
    for path in (folder / "editions").glob("0*/manifest.json"):
        manifest = json.loads(path.read_text("utf-8"))
        text = json.dumps(manifest, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        manifest["signature"] = key.sign(text.encode()).hex()
        manifest |= {} if is_true else {"published_at": "2020-01-01T00:00:00Z"}
        path.write_text(json.dumps(manifest), "utf-8")


def test_one_edition_has_nothing_to_be_compared_with(opened):
    said = text_of(opened("editions"))
    assert "Baru ada satu rilis" in said
    assert "tidak ada kunci publik" in said


def test_what_changed_stands_with_its_cause_and_file(opened, two):
    page = opened("editions", folder=two)
    rows = page.table[2].value.to_dict("records")
    assert [row["Sebab"] for row in rows] == ["Suatu setoran diperbaiki", "Setoran terlambat masuk"]
    first = rows[0]
    assert (first["Nilai sebelumnya"], first["Nilai"], first["Berkas"]) == ("90,00", "91,50", "IKPA_2025.xlsx")
    assert rows[1]["Nilai sebelumnya"] == "x"
    assert "2 angka berbeda." in text_of(page)
    assert "2 numbers differ." in text_of(opened("editions", folder=two, lang="en"))


@pytest.mark.parametrize(("is_true", "word"), [(True, "✓ bertanda tangan"), (False, "✕ diubah setelah")])
def test_a_signature_is_checked(opened, tmp_path, is_true, word, monkeypatch):
    import shelf
    import warehouse

    small_edition.build(tmp_path / "editions")
    monkeypatch.setitem(os.environ, "SIMPUL_DATA", str(tmp_path))
    edition = warehouse.current()
    assert [one.signature for one in shelf.shelved(edition)] == ["unknown"]
    sign(tmp_path, is_true)
    assert [one.signature for one in shelf.shelved(edition)] == ["signed" if is_true else "changed"]
    from components.differences import SIGNATURES
    from components.language import _, speaking

    with speaking("id"):
        assert _(SIGNATURES["signed" if is_true else "changed"]).startswith(word)


def test_a_file_of_another_size_is_changed(tmp_path, monkeypatch):
    import shelf
    import warehouse

    small_edition.build(tmp_path / "editions")
    sign(tmp_path)
    monkeypatch.setitem(os.environ, "SIMPUL_DATA", str(tmp_path))
    home = next((tmp_path / "editions").glob("0*"))
    pointer = home.parent / "current.json"
    edition_id = json.loads(pointer.read_text("utf-8"))["edition_id"]
    import hashlib

    small_edition.point(home.parent, edition_id, hashlib.sha256((home / "manifest.json").read_bytes()).hexdigest())
    edition = warehouse.current()
    with (home / "edition.duckdb").open("ab") as file:
        file.write(b"x")
    assert [one.signature for one in shelf.shelved(edition)] == ["changed"]
