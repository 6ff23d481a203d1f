"""Limits: what can be seen here and what can not, how numbers are made, what they are not for, symbols and words."""

from components import caveats, frame
from components.language import _

edition = frame.edition()
frame.heading(
    _("What can these numbers tell, and what not?"),
    _("Read this before a number is cited, compared or decided upon."),
)
frame.section(_("Visible and not visible"))
caveats.seen_and_unseen(edition)
frame.section(_("How the numbers are made"))
caveats.points(caveats.METHOD)
frame.section(_("What they must not be used for"))
caveats.points(caveats.RULED_OUT)
frame.section(_("Symbols"), _("A cell is never blank: where there is no number, a letter says why."))
caveats.legend()
frame.section(_("Glossary"))
caveats.glossary()
