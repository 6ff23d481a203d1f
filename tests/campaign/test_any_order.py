"""Whatever comes in whatever order, and however often a run dies: raw is the newest delivery of each partition."""

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, precondition, rule
from simpul import receipts
from simpul.world import Disk

from tests.dags.simpul.house import House, build, flow

PERIODS = st.sampled_from(["2026-01", "2026-02", "2026-03"])
FOLDERS = st.sampled_from(["", "a/", "b/"])
ROWS = st.lists(st.sampled_from(["a,1", "b,2", "c,3", "d,broken"]), max_size=4)
TERMINAL = {"loaded", "unchanged", "superseded"}


pytestmark = pytest.mark.campaign


class PowerCut(BaseException):
    """What a killed process leaves behind it: no handler of ours runs on."""


class Failing(Disk):
    """A disk that goes dead at one of its mutating calls, before or after the deed."""

    def __init__(self) -> None:
        self.left, self.is_done_first = -1, False

    def __getattribute__(self, name):
        deed = super().__getattribute__(name)
        if name.startswith("_") or not callable(deed):
            return deed
        return lambda *given: self._count(deed, *given)

    def _count(self, deed, *given):
        self.left -= 1
        if self.left == 0 and not self.is_done_first:
            raise PowerCut
        answer = deed(*given)
        if self.left == 0:
            raise PowerCut
        return answer


class AnyOrder(RuleBasedStateMachine):
    """A drop, a house, and in a few lines what should stand in raw."""

    contents = Bundle("contents")

    @initialize()
    def start(self):
        self.folder = tempfile.TemporaryDirectory(prefix="simpul-any-order-")
        self.disk = Failing()
        self.house: House = build(Path(self.folder.name), self.disk)
        self.clock, self.newest, self.waiting, self.perhaps = 100, {}, {}, set()
        self.is_settled = True

    @rule(target=contents, period=PERIODS, folder=FOLDERS, rows=ROWS)
    def deliver(self, period, folder, rows):
        """Something new, a correction, a late older period: the same to the sender."""
        return self._leave(f"{folder}spending_{period}.csv", "\n".join(["code,amount", *rows, ""]))

    @rule(target=contents, content=contents, folder=FOLDERS)
    def deliver_again(self, content, folder):
        """Old bytes under an old or a new name."""
        name, text = content
        return self._leave(folder + name.split("/")[-1], text)

    @rule(content=contents)
    def withdraw(self, content):
        """The sender takes a file back; what has landed stays."""
        name = content[0]
        if name not in self.perhaps:
            (self.house.drop / name).unlink(missing_ok=True)
            self.waiting.pop(name, None)

    @rule(at=st.integers(1, 60), is_done_first=st.booleans())
    def crash(self, at, is_done_first):
        """A run dies at one of its calls, if it makes as many."""
        self.disk.left, self.disk.is_done_first = at, is_done_first
        try:
            flow(self.house)
            self._landed()
        except PowerCut:
            self.perhaps, self.is_settled = set(self.waiting), False
        finally:
            self.disk.left = -1

    @rule()
    def run(self):
        """A run that nothing disturbs."""
        flow(self.house)
        self._landed()

    @invariant()
    def nothing_is_lost(self):
        for one in receipts.all(self.house.settings):
            assert one.state not in TERMINAL or one.is_conserved

    @precondition(lambda self: self.is_settled and self.newest)
    @invariant()
    def raw_is_the_newest_delivery_of_each_partition(self):
        wanted = []
        for period, text in self.newest.items():
            for number, line in enumerate(text.splitlines()[1:], start=2):
                code, amount = line.split(",")
                if amount != "broken":
                    wanted.append((f"{period}-01", "", code, float(amount), number))
        assert self.house.spending() == sorted(wanted)
        states = [one["state"] for one in receipts.status(self.house.settings)]
        assert states.count("loaded") == len(self.newest)
        assert set(states) <= TERMINAL

    def teardown(self):
        self.folder.cleanup()

    def _leave(self, name, text):
        """Leave a file; one that an aborted run has perhaps seen is not written over before a whole run."""
        if name not in self.perhaps:
            self.clock += 1
            self.house.deliver(name, text, at=self.clock)
            self.waiting[name] = (self.clock, text)
            self.is_settled = False
        return (name, (self.house.drop / name).read_text())

    def _landed(self):
        """Say what a whole run has seen: the later delivery of a period is the newer."""
        for name, (_, text) in sorted(self.waiting.items(), key=lambda entry: entry[1]):
            self.newest[name[-11:-4]] = text
        self.waiting, self.perhaps, self.is_settled = {}, set(), True


TestAnyOrder = AnyOrder.TestCase
TestAnyOrder.settings = settings(
    max_examples=150 if os.environ.get("SIMPUL_CAMPAIGN") == "all" else 6,
    stateful_step_count=15,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
