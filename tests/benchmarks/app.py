"""Server time of each page, and what thirty readers at once wait and cost: ``python -m tests.benchmarks.app <data>``.

A reader is a session as the browser holds it: a web socket over which a page is asked for and its elements come; the
time is from asking to the script's end, without the browser. Warm: everything asked for once before. Readers come
within ten seconds, open a page drawn by chance every five seconds (as long as one reads, so 6 pages a second in all),
for a minute, half of them in English.
"""

import asyncio
import random
import statistics
import sys
import time
from pathlib import Path

import psutil
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from tests.app.serving import serving
from tests.benchmarks.measuring import held

PAGES = (
    "", "relocation", "cost_efficiency", "shared_office", "digital_government", "asn_performance",
    "programme_delivery", "explore", "compare", "dictionary", "data_quality", "lineage", "editions",
)  # fmt: skip
READERS, SECONDS, PAUSE, TURNS = 30, 60, 5.0, 5


async def opened(socket: ClientConnection, page: str, language: str) -> float:
    """Ask for a page and return the seconds until its script has ended."""
    message = BackMsg()
    message.rerun_script.query_string = f"lang={language}"
    message.rerun_script.page_name = page
    begun = time.perf_counter()
    await socket.send(message.SerializeToString())
    while True:
        answer = ForwardMsg.FromString(await socket.recv())  # type: ignore[arg-type]
        if answer.WhichOneof("type") == "script_finished":
            return time.perf_counter() - begun


def stream(address: str) -> connect:
    """Return a session to be entered."""
    where = address.replace("http", "ws") + "/_stcore/stream"
    return connect(where, subprotocols=["streamlit"], max_size=None)  # type: ignore[list-item]


async def each_page(address: str) -> list[tuple[str, float, float]]:
    """Open every page again and again, one at a time; return page, median and the slowest in milliseconds."""
    found = []
    async with stream(address) as socket:
        for page in PAGES:
            for language in ("id", "en"):
                await opened(socket, page, language)
            took = [1000 * await opened(socket, page, "id") for _ in range(TURNS)]
            found.append((page or "overview", statistics.median(took), max(took)))
    return found


async def reader(address: str, number: int) -> list[float]:
    """Read for a minute; return the seconds that each page took."""
    chance, took = random.Random(number), []
    await asyncio.sleep(chance.uniform(0, 10))
    async with stream(address) as socket:
        until = time.perf_counter() + SECONDS
        while time.perf_counter() < until:
            took.append(await opened(socket, chance.choice(PAGES), ("id", "en")[number % 2]))
            await asyncio.sleep(max(0.0, chance.gauss(PAUSE, 1)))
    return took


async def together(address: str) -> list[float]:
    """Let all readers read at once."""
    found = await asyncio.gather(*(reader(address, number) for number in range(READERS)))
    return [seconds for one in found for seconds in one]


def main(data: str) -> None:
    """Print a line a page and the readers' waiting."""
    with serving(Path(data), SIMPUL_ROLE="steward") as address:
        (server,) = [one.pid for one in psutil.Process().children() if "streamlit" in " ".join(one.cmdline())]
        print("| page | median ms | slowest ms |\n|---|---|---|")
        for page, median, slowest in asyncio.run(each_page(address)):
            print(f"| {page} | {median:.0f} | {slowest:.0f} |")
        took = sorted(asyncio.run(together(address)))
        of = len(took)
        print(f"\n{READERS} readers, {of} pages: median {took[of // 2]:.2f} s, p95 {took[int(of * 0.95)]:.2f} s, "
              f"slowest {took[-1]:.2f} s; the server holds {held(server) / 1e9:.2f} GB")  # fmt: skip


if __name__ == "__main__":
    main(*sys.argv[1:])
