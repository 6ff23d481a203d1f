"""What is withheld: small groups, then the cheapest other cells that leave them in the dark."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor

import numpy as np

from simpul.disclosure.attacker import Asked, Exposed, Mask, Past, attack, called_small
from simpul.disclosure.layout import Layout
from simpul.disclosure.masks import Masks, digest
from simpul.disclosure.perturbation import Change
from simpul.disclosure.policy import Policy
from simpul.errors import EditionRefused

ROUNDS, PATIENCE, SHARE = 300, 12, 4
"""Programs a block at most, how many in a row may add nothing, and the part of the open counts that each is about.

Few at a time withhold less: a later count uses what an earlier one had withheld.
"""
NEAR, THREADS = 1e-3, 2
"""People that are no difference; blocks looked at at a time."""


def suppressed(layout: Layout, past: Past, before: Mask, policy: Policy, masks: Masks | None = None) -> Mask:
    """Return what is withheld; what the edition ``before`` withheld stays so, for readers have both.

    Showing later what protected a group then would tell the group as it was then. What ``masks`` has of a block is not
    looked for again.

    Raises:
        EditionRefused: a group can be told whatever is withheld, because earlier editions tell it.
    """
    with ThreadPoolExecutor(THREADS) as pool:
        return begun(pool, layout, past, before, policy, masks)()


def begun(  # noqa: PLR0913, PLR0917 - what is asked, and who does it
    pool: Executor, layout: Layout, past: Past, before: Mask, policy: Policy, masks: Masks | None = None
) -> Callable[[], Mask]:
    """Let a pool begin with what ``suppressed`` finds; what is returned waits for it. No block knows of another."""
    small = layout.small_cells(policy.smallest)
    unsaid = before.is_withheld & ~before.is_called_small
    mask = Mask(small | before.is_withheld, small & ~unsaid)
    blocks = [one for one in layout.blocks(past.sums) if mask.is_withheld[one].any()] if mask.is_withheld.any() else []
    asked: list[tuple[np.ndarray, str, Mask | Future[Mask]]] = []
    for cells in blocks:
        parts = (layout.part(cells), mask.part(cells), past.part(cells[cells < layout.size]), policy)
        key = digest(*parts) if masks else ""
        known = masks.recall(key, cells.size) if masks else None
        asked.append((cells, key, known or pool.submit(_block, *parts)))

    def found() -> Mask:
        for cells, key, one in asked:
            part = one if isinstance(one, Mask) else one.result()
            if masks and part is not one:
                masks.learn(key, part)
            mask.is_withheld[cells], mask.is_called_small[cells] = part.is_withheld, part.is_called_small
        return mask

    return found


def _block(layout: Layout, mask: Mask, past: Past, policy: Policy) -> Mask:
    """Withhold more of one block until nothing can be told.

    What an attack met stays possible when more is withheld: the next one begins there.
    """
    if past.sums.shape[0]:
        if not attack(layout, mask, past, policy).narrow(policy.interval).quantities.size:
            return mask
        mask = _without_known(layout, mask, past, policy)
    idle, met = 0, None
    for turn in range(ROUNDS):
        is_exact = idle > 0
        met = attack(layout, mask, past, policy, Asked(met=met, is_exact=is_exact))
        told = met.narrow(policy.interval)
        if not told.quantities.size:
            return mask
        more = Change(layout, mask, past, policy).moved(_some(told, turn), turn)
        idle = 0 if (more & ~mask.is_withheld).any() else idle + 1
        # What an attack in haste could not widen may yet be wide: only an exact one takes a reason away.
        unsaid = idle and is_exact
        mask = Mask(mask.is_withheld | more, _called(layout, mask, told) if unsaid else mask.is_called_small)
        if idle > PATIENCE:
            break
    return _whole(layout, past, policy)


def _whole(layout: Layout, past: Past, policy: Policy) -> Mask:
    """Return a mask of all of a block but what earlier editions tell; nothing is said of anybody's smallness.

    Raises:
        EditionRefused: even so a group can be told.
    """
    everything = np.ones(len(layout.cells), dtype=bool)
    mask = _without_known(layout, Mask(everything, ~everything), past, policy)
    if (told := attack(layout, mask, past, policy).narrow(policy.interval)).quantities.size:
        raise refusal(layout, told)
    return mask


def _without_known(layout: Layout, mask: Mask, past: Past, policy: Policy) -> Mask:
    """Return a mask that withholds no cell for others' sake that earlier editions tell: that would protect nobody."""
    others = mask.is_withheld & ~layout.small_cells(policy.smallest)
    if not others.any():
        return mask
    everything = np.ones(others.size, dtype=bool)
    told = attack(layout, Mask(everything, ~everything), past, policy, Asked(cells=others)).narrow(NEAR)
    known = np.zeros(others.size, dtype=bool)
    known[layout.cell_of[told.quantities]] = True
    return Mask(mask.is_withheld & ~(known & others), mask.is_called_small)


def _some(told: Exposed, turn: int) -> Exposed:
    """Return a part of what can be told, another one each turn and the same in every run."""
    count = told.quantities.size
    which = np.random.default_rng(turn).permutation(count)[: -(-count // SHARE)]
    return Exposed(told.quantities[which], told.least[which], told.most[which])


def _called(layout: Layout, mask: Mask, told: Exposed) -> np.ndarray:
    """Return what is still called small: of a sum over counts that can be told, saying so would say too much."""
    sums = called_small(layout, mask)
    touching = abs(layout.sums[sums]) @ abs(layout.sums[told.quantities]).sum(axis=0) > 0
    is_called = mask.is_called_small.copy()
    is_called[layout.cell_of[sums[touching]]] = False
    return is_called


def refusal(layout: Layout, told: Exposed) -> EditionRefused:
    """Return the refusal that says which withheld cells can be told, and never what they are."""
    names = sorted({layout.cells[one] for one in layout.cell_of[told.quantities]})
    what = f"{len(names)} withheld counts of people can be worked out, such as {', '.join(names[:3])}"
    todo = "an edition on the shelf tells them: take it down, or take the table out of the edition"
    return EditionRefused(what, where="disclosure", todo=todo)
