"""What the edition calls things, in the reader's language: agencies, fields, and the members that metrics split by."""

import warehouse
from editions import Edition

from components.dimensions import MEMBERS
from components.language import _, chosen
from components.remembered import remembered
from components.wording import word


@remembered
def agencies(edition: Edition) -> dict[str, str]:
    """Return each agency code's name in use, with its code; `all` is all agencies."""
    rows = warehouse.read(edition, "agencies").select("agency_code", "agency_name").iter_rows()
    return {"all": _("All agencies")} | {code: f"{name} ({code})" for code, name in rows}


@remembered
def short(edition: Edition) -> dict[str, str]:
    """Return each agency code's short name in use, for sentences and narrow pictures; `all` is all agencies."""
    return {"all": _("All agencies")} | dict(warehouse.read(edition, "short_names").iter_rows())


@remembered
def fields(edition: Edition) -> dict[str, str]:
    """Return the fields' names, from the dictionary that travels with the data."""
    return dict(warehouse.read(edition, "fields").select("field", f"label_{chosen()}").iter_rows())


@remembered
def members(edition: Edition, dimension: str) -> dict[str, str]:
    """Return a dimension's members and their labels, in the order in which they are listed."""
    rows = warehouse.read(edition, "members").select("dimension", "member", f"label_{chosen()}").iter_rows()
    return {member: label for owner, member, label in rows if owner == dimension}


def slice_label(edition: Edition, dimension: str, member: str) -> str:
    """Name a slice of a metric: `kategori · Sangat Baik`, or the whole."""
    if dimension == "all":
        return _("The whole")
    return f"{word(MEMBERS, dimension)} · {members(edition, dimension).get(member, member)}"
