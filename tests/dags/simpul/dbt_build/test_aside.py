"""What is put aside comes back, whatever happened, and what was not there goes."""

import contextlib

from simpul.dbt_build.aside import instead


class Theirs:
    """A class that holds one of two."""

    @classmethod
    def told(cls):
        return "theirs"


class Heir(Theirs):
    """One that has it from there."""


def test_what_was_there_comes_back_as_it_was_and_what_was_not_goes():
    before, of_heir = dict(vars(Theirs)), dict(vars(Heir))
    with contextlib.suppress(KeyError), instead(Theirs, told=lambda: "ours", more=1), instead(Heir, told=lambda: "own"):
        assert (Theirs.told(), Theirs.more, Heir.told()) == ("ours", 1, "own")
        raise KeyError
    assert (dict(vars(Theirs)), dict(vars(Heir))) == (before, of_heir)
    assert Heir.told() == "theirs"
