"""KemenPANRB: the relocation plan as workbooks, and what the SPBE evaluation and the architecture register hold."""

from __future__ import annotations

from sample_nation.dialects import panrb_register, panrb_relocation
from sample_nation.nation import Nation
from sample_nation.outbox import Outbox


def deliver(nation: Nation, outbox: Outbox) -> None:
    """Send everything that the ministry sends."""
    panrb_relocation.deliver_plan(nation, outbox)
    panrb_register.deliver_register(nation, outbox)
