"""KemenPANRB: the relocation plan and its lists as workbooks, the SPBE evaluation, the architecture register."""

from __future__ import annotations

from sample_nation.dialects import panrb_register, panrb_relocation, panrb_relocation_list
from sample_nation.nation import Nation
from sample_nation.outbox import Outbox


def deliver(nation: Nation, outbox: Outbox) -> None:
    """Send everything that the ministry sends."""
    panrb_relocation.deliver_plan(nation, outbox)
    panrb_relocation_list.deliver_lists(nation, outbox)
    panrb_register.deliver_register(nation, outbox)
