"""The way in: what stands in place of the app while nobody may look yet, the switch of roles, and the way out."""

import roles
import sessions
import settings
import streamlit as st
import viewer
from roles import Profile

from components.address import bound
from components.language import N_, _

ROLE_NAMES = {
    "leadership": N_("Leadership"),
    "analyst": N_("Analyst"),
    "steward": N_("Data steward"),
    "engineer": N_("Engineer"),
}

RETURN = """
const way = sessionStorage.getItem('simpul:way');
sessionStorage.removeItem('simpul:way');
if (way && way !== location.pathname + location.search) location.replace(location.origin + way);
"""


def told(profile: Profile) -> str:
    """Name a role and, where it is limited, its agencies."""
    return _(ROLE_NAMES[profile.role]) + ("" if profile.scope is None else f" · {', '.join(profile.scope)}")


def switch() -> None:
    """Draw the switch of roles where there is something to choose, and the way out where somebody has logged in."""
    options = {} if refused() else {one.name: told(one) for one in viewer.choices()}
    if options:
        label = _("View as") if viewer.is_login_configured() else _("Role on this machine")

        def draw() -> str | None:
            return st.selectbox(
                label,
                list(options),
                format_func=lambda name: options.get(name, name),
                key="role",
                label_visibility="collapsed",
                persist_state="session",
                width=175,
            )

        bound("role", list(options), draw)
    looker = viewer.current()
    if looker.session and st.button(_("Log out"), key="logout", type="tertiary", help=looker.name):
        sessions.revoke(looker.session)
        st.logout()


def admits(looker: viewer.Viewer) -> bool:
    """Say whether the app may be shown to a viewer; where not, draw why, and what to do."""
    if refusal := refused():
        _state(_("The app is not shown here"), refusal)
    elif not looker.role and viewer.is_login_configured() and not looker.session:
        _log_in()
    elif not looker.role:
        _nobody()
    else:
        if looker.session:
            _run(RETURN)
        return True
    return False


def refused() -> str | None:
    """Return why the app must not answer where it listens, none where it may."""
    address = st.get_option("server.address")
    if not viewer.is_login_configured():
        if viewer.is_loopback(address):
            return None
        told_address = address or _("every address of this machine")
        return _("No login is configured, so the app answers on this machine only, but it listens on {address}. "
                 "Start it with --server.address 127.0.0.1, or configure a login (README, Roles and login)."
                 ).format(address=told_address)  # fmt: skip
    if not viewer.is_loopback(address) and not st.get_option("server.allowedHosts"):
        return _("The app listens on {address} for any host name. Set server.allowedHosts to the names it is "
                 "reached by.").format(address=address or _("every address of this machine"))  # fmt: skip
    return None


def _log_in() -> None:
    ended = st.user.to_dict().get("is_logged_in")
    if ended:
        _state(_("Your login has ended"), _("A login holds for eight hours, or until it is revoked. Log in again."))
    else:
        _state(_("Log in to see the figures"), _("Use your organisation's account; what you see depends on your role."))
    # The provider sends everybody back to the first page; the browser keeps where they were going.
    _run("sessionStorage.setItem('simpul:way', location.pathname + location.search)")
    section = st.secrets["auth"]
    named = [name for name, value in section.items() if hasattr(value, "items") and "client_id" in value]
    for name in named or [""]:
        label = _("Log in with {name}").format(name=name) if name else _("Log in")
        if st.button(label, key=f"login-{name}"):
            st.login(*([name] if name else []))


def _run(script: str) -> None:
    st.html(f"<script>{script}</script>", unsafe_allow_javascript=True)


def _nobody() -> None:
    try:
        roles.read(settings.roles())
    except roles.RolesInvalid as error:
        _state(_("The file of roles cannot be read"), str(error))
        return
    _state(
        _("Your account has no role here"),
        _("None of your groups is granted a role. Ask who manages roles, then log in again."),
    )


def _state(title: str, words: str) -> None:
    st.title(title, anchor=False)
    st.text(words)
