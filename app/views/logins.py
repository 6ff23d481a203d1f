"""Logins and access, for the engineer: who is in, with a way to put them out, and what was looked at last."""

import access
import polars as pl
import sessions
import streamlit as st
import viewer
from components import filters, formatting, frame, noted, tables
from components.language import _, plural

LAST = 200
frame.heading(
    _("Who is logged in, and what was looked at?"),
    _("A person is a keyed hash here, the same at every login; nobody's name is kept, and no figure."),
)

frame.section(_("Other open logins"), _("A login holds for eight hours. Whoever is put out is out at the next click."))
alive = [one for one in sessions.table() if one["key"] != viewer.current().session]
if alive:
    st.html(plural("{n} login holds.", "{n} logins hold.", len(alive)).format(n=formatting.number(len(alive), 0)))
    listed = [
        {
            "person": one["who"],
            "opened_at": noted.minute(access.moment(one["opened_at"])),
            "ends_at": noted.minute(access.moment(one["ends_at"])),
        }
        for one in alive
    ]
    tables.show(pl.DataFrame(listed), _("Open logins"))
    names = {one["key"]: f"{one['who']} · {noted.minute(access.moment(one['opened_at']))}" for one in alive}
    chosen = filters.choose(_("Login"), list(names), "login", lambda key: names.get(key, key))
    st.button(_("Put out"), on_click=sessions.revoke, args=(chosen,), key="put-out")
else:
    st.info(_("Nobody else is logged in: no login is configured here, or the others' have ended."))

frame.section(_("Access log"), _("The last {n} lines; the files stand in {folder}.").format(n=LAST, folder="access/"))
tables.show(noted.last(LAST), _("Access log"), _("Nothing has been noted yet."))
