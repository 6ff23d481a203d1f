"""Keys are drawn once for a country and lie beside it, for their owner only."""

import json
import stat

from sample_nation.gateway.keys import connections, path_key, secret


def test_keys_are_drawn_once(tmp_path):
    first = connections(tmp_path, 80)
    assert connections(tmp_path, 80) == first
    assert stat.S_IMODE((tmp_path / "gateway.key").stat().st_mode) == 0o600
    (tmp_path / "other").mkdir()
    assert secret(tmp_path / "other", "bkn") != secret(tmp_path, "bkn") != secret(tmp_path, "panrb")
    assert path_key(tmp_path) in first["AIRFLOW_CONN_LKPP"]


def test_airflow_can_read_them(tmp_path):
    from simpul.connection import parse

    for name, text in connections(tmp_path, 8765).items():
        found = parse(name, text)
        assert (found.conn_type, found.host, found.port) == ("http", "http://127.0.0.1", 8765)
        assert isinstance(json.loads(text)["extra"], dict)
