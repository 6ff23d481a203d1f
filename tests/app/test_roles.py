"""The file of roles: what a login's groups are granted, and what a slip in the file does not grant."""

import pytest
import roles
from roles import Profile

FILE = """
claim = "realm.groups"
[[grants]]
group = "boss"
role = "leadership"
[[grants]]
group = "kemenag"
role = "analyst"
agencies = ["054", "025"]
[[profiles]]
role = "engineer"
"""


@pytest.fixture
def told(tmp_path):
    """Read a file of roles from its text."""

    def read(text: str = FILE) -> roles.Roles:
        (tmp_path / "roles.toml").write_text(text, "utf-8")
        return roles.read(tmp_path / "roles.toml")

    return read


def test_the_first_grant_that_a_group_is_named_in_counts(told):
    known = told()
    assert known.granted({"realm": {"groups": ["kemenag", "boss"]}}) == Profile("leadership")
    assert known.granted({"realm": {"groups": ["kemenag"]}}) == Profile("analyst", ("025", "054"))
    assert known.granted({"realm": {"groups": "kemenag"}}) == Profile("analyst", ("025", "054"))


@pytest.mark.parametrize("claims", [{}, {"groups": ["boss"]}, {"realm": "boss"}, {"realm": {"groups": []}},
                                    {"realm": {"groups": [["boss"]]}}, {"realm": {"groups": None}}])  # fmt: skip
def test_whoever_no_grant_names_gets_nothing(told, claims):
    assert told().granted(claims) is None


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('role = "leadership"', 'role = "leader"'),
        ('agencies = ["054", "025"]', ""),
        ('agencies = ["054", "025"]', "agencies = []"),
        ('agencies = ["054", "025"]', 'agencies = "054"'),
        ('agencies = ["054", "025"]', 'agencies = ["\'; drop table x"]'),
        ('agencies = ["054", "025"]', 'agency = ["054"]'),
        ('group = "boss"', ""),
        ('claim = "realm.groups"', ""),
        ("[[grants]]", "[[grant]]"),
        ("[[grants]]", "[[grants"),
    ],
)
def test_a_slip_is_refused_whole(told, right, wrong):
    with pytest.raises(roles.RolesInvalid, match="Correct it"):
        told(FILE.replace(right, wrong))


def test_a_file_that_is_missing_is_refused(tmp_path):
    with pytest.raises(roles.RolesInvalid, match="none.toml"):
        roles.read(tmp_path / "none.toml")


def test_the_example_is_read_and_names_every_role():
    known = roles.read(roles.Path(roles.__file__).with_name("roles.toml"))
    assert {profile.role for profile in known.profiles} == set(roles.ROLES)
    assert {profile.role for _group, profile in known.grants} == set(roles.ROLES)


@pytest.mark.parametrize(
    ("text", "profile"),
    [
        ("steward", Profile("steward")),
        ("analyst:025,KM.91", Profile("analyst", ("025", "KM.91"))),
        ("king", None),
        ("analyst:", None),
        ("analyst:025' or 1=1", None),
        ("", None),
    ],
)
def test_a_profile_has_a_name(text, profile):
    assert roles.named(text) == profile
    assert profile is None or profile.name == text
