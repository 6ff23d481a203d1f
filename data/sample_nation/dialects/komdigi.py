"""Komdigi: monthly logs of the service bus as Parquet, and the register of the national data centre over REST.

Komdigi knows agencies by short codes of its own that outlive a change of name, and applications by numbers of its own.
"""

from __future__ import annotations

from datetime import date
from functools import cache

import polars as pl

from sample_nation.faults import Fault
from sample_nation.nation import REORGANISED, Nation
from sample_nation.organisations import agencies
from sample_nation.outbox import Outbox
from sample_nation.world import exchange, hosting
from sample_nation.world.applications import applications
from sample_nation.world.predecessors import predecessors

LOST_FROM = 24
"""The last day that a month's log holds which is sent again later."""
CALL_FAULTS = (
    Fault("missing", "layanan"), Fault("unknown_code", "konsumen"), Fault("out_of_range", "gagal"),
    Fault("out_of_range", "latensi_ms"), Fault("exact_copy"),
    Fault("same_key", ("waktu", "layanan", "aplikasi_konsumen"), value="bita"),
)  # fmt: skip
HOSTING_FAULTS = (
    Fault("missing", "kode_aplikasi"), Fault("unknown_code", "kode_aplikasi"), Fault("out_of_range", "tier", value=9),
    Fault("out_of_range", "ketersediaan", value=104.2), Fault("impossible_date", "bulan"), Fault("exact_copy"),
    Fault("same_key", ("kode_aplikasi", "bulan"), value="menit_henti"), Fault("name_variant", "nama_aplikasi"),
)  # fmt: skip


def deliver(nation: Nation, outbox: Outbox) -> None:
    """Leave a log of each month, one of them whole only at the second time, and serve the hosting register."""
    late = nation.periods[-4:-3] if nation.faults != "none" else ()
    for period in nation.periods:
        frame = calls(nation, period)
        frame = frame.filter(pl.col("waktu").dt.day() <= LOST_FROM) if period in late else frame
        outbox.file("exchange_calls", f"splp/panggilan_{period:%Y-%m}.parquet", frame, faults=CALL_FAULTS)
    for period in late:
        name = f"splp/panggilan_{period:%Y-%m}_REVISI.parquet"
        outbox.file("exchange_calls", name, calls(nation, period), faults=CALL_FAULTS)
    outbox.api("hosted_applications", "hosted_applications", hosted(nation), faults=HOSTING_FAULTS)
    outbox.truth("codes_komdigi", codes(nation))
    outbox.truth("exchange_pairs", exchange.pairs(nation))


@cache
def codes(nation: Nation) -> pl.DataFrame:
    """Return Komdigi's code of each agency: the heir of an ended one keeps its code; ``before`` held until then."""
    found = agencies(nation).join(predecessors(nation), on="agency_id", how="left", maintain_order="left")
    slug, old = (
        pl.col(name).str.to_lowercase().str.replace_all(r"[^a-z0-9]+", "-") for name in ("short_name", "old_short")
    )
    code = pl.when("is_heir").then(old).otherwise(slug)
    return found.select("agency_id", code_system=pl.lit("komdigi"), code=code, before=pl.coalesce(old, slug))


@cache
def application_codes(nation: Nation) -> pl.Series:
    """Return Komdigi's code of each application, in the order of the register."""
    height = applications(nation).height
    number = pl.Series(nation.rng("komdigi", "applications").permutation(height) + 1)
    return "APP-" + number.cast(pl.String).str.zfill(6)


def calls(nation: Nation, period: date) -> pl.DataFrame:
    """Return a month's log in Komdigi's words, with native types; times in UTC."""
    events, pairs, known = exchange.calls(nation, period), exchange.pairs(nation), codes(nation)
    column = "before" if period < REORGANISED else "code"
    named = dict(known.select("agency_id", column).iter_rows())
    spoken = pairs.select(
        layanan=pl.format("SVC-{}", pl.col("bus_number").cast(pl.String).str.zfill(5)),
        penyedia=pl.col("provider_id").replace_strict(named),
        konsumen=pl.col("consumer_id").replace_strict(named),
        aplikasi_konsumen=application_codes(nation).gather(pairs["consumer_app"] - 1),
    )
    said = spoken[events["pair"]]
    return pl.DataFrame(
        {
            "waktu": events["called_at"],
            **said.to_dict(),
            "panggilan": events["calls"],
            "gagal": events["failures"],
            "latensi_ms": events["latency_ms"],
            "bita": events["bytes"],
        }
    )


def hosted(nation: Nation) -> pl.DataFrame:
    """Return the hosting register in Komdigi's words, one row per application and month."""
    months, known = hosting.months(nation), codes(nation).select("agency_id", tenant="code")
    frame = months.join(known, on="agency_id", maintain_order="left")
    return frame.select(
        kode_aplikasi=application_codes(nation).gather(frame["number"] - 1),
        nama_aplikasi=pl.col("app_name").str.to_uppercase(),
        tenant="tenant",
        nama_tenant="short_name",
        lokasi="site",
        host=pl.format(
            "vm-{}.{}.example", pl.col("host").cast(pl.String).str.zfill(3), pl.col("site").str.to_lowercase()
        ),
        tier="tier",
        bulan=pl.col("month").dt.to_string("%Y-%m-%d"),
        ketersediaan="availability_pct",
        menit_henti="out_minutes",
    )
