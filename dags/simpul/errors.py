"""The error family: every refusal names who must act.

SimpulError
├─ ContractInvalid     the promise is malformed             → who wrote the YAML
│  └─ ConnectionInvalid  nobody can be reached with it       → who keeps the machine
├─ UnknownName         a question names what is not known → who asked
├─ NotDelivered        the agency has not sent it           → wait and retry, then the steward
├─ PromiseBroken       it came, but not as promised         → the agency (quarantined)
│  └─ DecisionNeeded   it drifted; a steward must decide    → the data steward (`simpul accept`)
├─ DecisionRefused     a decision breaks a hard rule        → who decided
├─ LoadFailed          our machinery, before the models     → us
│  └─ Unsieved         what validate left is gone or odd    → us (the next run validates again)
├─ ModelFailed         our machinery, in the models         → us
├─ EditionRefused      the audit failed; the old one stays  → the theme's owner
└─ EditionTampered     an edition is not what was signed    → who keeps the machine
"""

from __future__ import annotations


class SimpulError(Exception):
    """Base of all refusals; a message reads: what · where · what to do."""

    who_acts = "the maintainers"

    def __init__(self, what: str, *, where: str = "", todo: str = "") -> None:
        self.what, self.where, self.todo = what, where, todo
        super().__init__(" · ".join(part for part in (what, where, todo) if part))

    def __reduce__(self) -> tuple[object, ...]:
        """Survive pickling, for errors cross process borders."""
        return _rebuild, (type(self), self.what, self.where, self.todo)


class ContractInvalid(SimpulError):
    """The contract's YAML is malformed."""

    who_acts = "who wrote the contract"


class ConnectionInvalid(ContractInvalid):
    """A connection's text or extra cannot be read."""

    who_acts = "who keeps the machine"


class UnknownName(SimpulError):
    """A question names something that is not known here."""

    who_acts = "who asked"


class NotDelivered(SimpulError):
    """The source is out of reach or has sent nothing."""

    who_acts = "the steward, if waiting does not help"


class PromiseBroken(SimpulError):
    """A delivery came but not as promised; it waits in quarantine."""

    who_acts = "the agency"


class DecisionNeeded(PromiseBroken):
    """A delivery drifted from its contract; a steward must accept or refuse the change."""

    who_acts = "the data steward"


class DecisionRefused(SimpulError):
    """A steward's decision contradicts what must hold; nothing was recorded."""

    who_acts = "who decided"


class LoadFailed(SimpulError):
    """Our machinery failed before the models."""


class Unsieved(LoadFailed):
    """What *validate* left is gone or does not agree with the receipt; the next run validates the delivery again."""


class ModelFailed(SimpulError):
    """Our machinery failed in the models."""


class EditionRefused(SimpulError):
    """An edition breaks a promise; the current one stays."""

    who_acts = "the theme's owner"


class EditionTampered(SimpulError):
    """An edition or its pointer is not what was signed."""

    who_acts = "who keeps the machine"


def _rebuild(kind: type[SimpulError], what: str, where: str, todo: str) -> SimpulError:
    return kind(what, where=where, todo=todo)
