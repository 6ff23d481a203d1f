"""Signatures: one form of JSON, keys nobody else may read."""

from pathlib import Path

import pytest
from simpul.errors import EditionTampered
from simpul.publishing.signing import canonical, is_signed, sign
from simpul.world import World

from tests.dags.simpul.small_warehouse import small_settings

VALUE = {"b": 1, "a": {"d": "é", "c": None}}


def test_equal_values_have_equal_bytes():
    assert (
        canonical(VALUE) == canonical({"a": {"c": None, "d": "é"}, "b": 1}) == '{"a":{"c":null,"d":"é"},"b":1}'.encode()
    )


def test_a_number_that_is_none_is_never_signed():
    with pytest.raises(ValueError):
        canonical({"a": float("nan")})


def test_a_signature_holds_for_its_value_and_no_other(tmp_path: Path):
    settings = small_settings(tmp_path)
    signature = sign(settings, World(), VALUE)
    assert is_signed(settings, VALUE, signature)
    assert not is_signed(settings, {**VALUE, "b": 2}, signature)
    assert not is_signed(settings, VALUE, signature[:-1] + ("0" if signature[-1] != "0" else "1"))
    assert not is_signed(settings, VALUE, "no hex")


def test_the_key_is_made_once_and_only_its_owner_may_read_it(tmp_path: Path):
    settings = small_settings(tmp_path)
    first = sign(settings, World(), VALUE)
    key = settings.keys / "edition.key"
    assert (settings.keys.stat().st_mode & 0o777, key.stat().st_mode & 0o777) == (0o700, 0o600)
    assert sign(settings, World(), VALUE) == first
    assert sorted(path.name for path in settings.keys.iterdir()) == ["edition.key", "edition.pub"]


def test_a_lost_public_key_comes_back_from_the_private_one(tmp_path: Path):
    settings = small_settings(tmp_path)
    signature = sign(settings, World(), VALUE)
    (settings.keys / "edition.pub").unlink()
    sign(settings, World(), VALUE)
    assert is_signed(settings, VALUE, signature)


def test_another_house_did_not_sign_it(tmp_path: Path):
    ours, theirs = small_settings(tmp_path / "ours"), small_settings(tmp_path / "theirs")
    sign(ours, World(), VALUE)
    assert not is_signed(ours, VALUE, sign(theirs, World(), VALUE))


def test_without_a_public_key_nothing_is_believed(tmp_path: Path):
    with pytest.raises(EditionTampered, match="public key"):
        is_signed(small_settings(tmp_path), VALUE, "00" * 64)
