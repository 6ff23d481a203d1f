"""What the tests of the sandbox share: the places that attacks name."""

import pytest

from tests.app.sql_sandbox.attacking import SECRET


@pytest.fixture(scope="module")
def places(tmp_path_factory, data) -> dict[str, str]:
    """What attacks name: a file with a secret, the edition's file and its folder."""
    secret = tmp_path_factory.mktemp("elsewhere") / "secret"
    secret.write_text(f"a,b\n{SECRET},1\n", "utf-8")
    file = next((data / "editions").glob("0*/edition.duckdb"))
    return {"{secret}": str(secret), "{edition}": str(file), "{folder}": str(file.parent)}
