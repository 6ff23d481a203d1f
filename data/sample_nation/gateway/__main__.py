"""``python -m sample_nation.gateway --dir DIR``: the agencies of a country, playing until they are stopped."""

from __future__ import annotations

import argparse
import json
import os
from pathlib import Path

from sample_nation.gateway import connections, plan_of, server, socket_at
from sample_nation.gateway.keys import secret
from sample_nation.gateway.server import Gateway


def main() -> None:
    """Say the address as one line of JSON and serve; or say the connections to a port."""
    parser = argparse.ArgumentParser(prog="sample_nation.gateway", description=__doc__)
    parser.add_argument("--dir", type=Path, required=True, help="folder of the country")
    parser.add_argument("--port", type=int, default=0, help="0: a free one")
    parser.add_argument("--faults", type=Path, help="plan of faults; default: gateway.json of the folder")
    parser.add_argument("--connections", action="store_true", help="print the AIRFLOW_CONN_… of that port and end")
    asked = parser.parse_args()
    if asked.connections:
        print(json.dumps(connections(asked.dir, asked.port), indent=1))  # noqa: T201
        return
    secret(asked.dir, "")  # so that who asks for the connections meets the same key
    gateway, listening = Gateway(asked.dir, plan_of(asked.dir, asked.faults)), socket_at(asked.port)
    address = f"http://127.0.0.1:{listening.getsockname()[1]}"
    print(json.dumps({"address": address, "pid": os.getpid()}), flush=True)  # noqa: T201
    server(gateway).run(sockets=[listening])


if __name__ == "__main__":
    main()
