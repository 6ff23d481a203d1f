"""Services, exchange, data and thematic processes: what of the state's work is digital, shared and alive."""

import polars as pl

from tests.reference.registers import as_it_was, by_member, registered
from tests.reference.truth import CELL, Truth, cuts

PRINCIPLES = {
    "standard": "has_standard",
    "metadata": "has_metadata",
    "interoperability": "is_interoperable",
    "reference_code": "has_reference_code",
}
FRESH_DAYS, ALIVE_DAYS = 30, 2


def services(truth: Truth) -> pl.DataFrame:
    """Return the register's services with the words for their kind."""
    is_public = pl.col("ral").str.starts_with("RAL.01")
    kind = pl.when(is_public).then(pl.lit("Layanan Publik")).otherwise(pl.lit("Layanan Administrasi Pemerintahan"))
    return registered(truth, "register_services", "services").with_columns(service_kind=kind, one=1)


def calls(truth: Truth) -> pl.DataFrame:
    """Return each logged hour with its service, provider and consumer; the consumer as it was in the month."""
    pairs = truth.frame("exchange_pairs_known").with_row_index("pair").cast({"pair": pl.Int64})
    named = services(truth).select("service_id", "agency_code")
    found = truth.frame("calls").join(pairs, on="pair").join(named, on="service_id").rename({"of": "period"})
    return found.with_columns(consumer=as_it_was(truth, "consumer_id", pl.col("period")))


def declared(truth: Truth) -> pl.DataFrame:
    """Return one row per service on the bus and month: agencies that called it, and days since the last call."""
    on_bus = services(truth).filter("is_declared").drop("period")
    keys = ["service_id", "period"]
    seen = calls(truth).group_by(keys).agg(
        consumers=pl.col("consumer").n_unique(), last=pl.col("called_at").dt.date().max()
    )  # fmt: skip
    months = pl.DataFrame({"period": truth.nation.periods})
    rows = on_bus.join(months, how="cross").join(seen, on=keys, how="left").sort(keys)
    rows = rows.with_columns(last=pl.col("last").forward_fill().over("service_id"))
    lag = (pl.col("period").dt.month_end() - pl.col("last")).dt.total_days()
    return rows.with_columns(lag=lag, consumers=pl.col("consumers").fill_null(0))


def shared_service_share(truth: Truth) -> pl.DataFrame:
    """Return services that two agencies called."""
    return cuts(declared(truth), pl.col("consumers") >= 2, pl.col("one"), {"service_kind": "service_kind"}, 100)


def bus_declaration_share(truth: Truth) -> pl.DataFrame:
    """Return services on the bus."""
    return cuts(services(truth), pl.col("is_declared"), pl.col("one"), {"service_kind": "service_kind"}, 100)


def exchange_freshness(truth: Truth) -> pl.DataFrame:
    """Return services called within thirty days before the month's end."""
    fresh = (pl.col("lag") < FRESH_DAYS).fill_null(value=False)
    return cuts(declared(truth), fresh, pl.col("one"), {"service_kind": "service_kind"}, 100)


def exchange_lag(truth: Truth) -> pl.DataFrame:
    """Return days since the last call of what was ever called."""
    return cuts(declared(truth).drop_nulls("lag"), pl.col("lag"), pl.col("one"), {})


def exchange_latency(truth: Truth) -> pl.DataFrame:
    """Return latency by calls."""
    return cuts(calls(truth), pl.col("calls") * pl.col("latency_ms"), pl.col("calls"), {})


def active_exchange_pairs(truth: Truth) -> pl.DataFrame:
    """Return pairs of agencies of which one application calls one service of the other on two days of the month."""
    days = calls(truth).group_by("agency_code", "consumer", "period", "service_id", "consumer_app").agg(
        days=pl.col("called_at").dt.date().n_unique()
    )  # fmt: skip
    alive = days.filter(pl.col("days") >= ALIVE_DAYS, pl.col("agency_code") != pl.col("consumer"))
    return cuts(alive.unique(["agency_code", "consumer", "period"]).with_columns(one=1), pl.col("one"), None, {})


def data_sets(truth: Truth) -> pl.DataFrame:
    """Return the register's data sets."""
    return registered(truth, "data_sets", "data").with_columns(one=1)


def data_completeness(truth: Truth) -> pl.DataFrame:
    """Return each principle's coverage, and their mean."""
    tops = {"all": pl.sum_horizontal(*PRINCIPLES.values()) / 4}
    tops |= {member: pl.col(column).cast(pl.Int64) for member, column in PRINCIPLES.items()}
    return by_member(data_sets(truth), "principle", tops, pl.col("one"), 100)


def complete_data_set_share(truth: Truth) -> pl.DataFrame:
    """Return data sets that keep all four."""
    return cuts(data_sets(truth), pl.all_horizontal(*PRINCIPLES.values()), pl.col("one"), {"access": "access"}, 100)


def applications(truth: Truth) -> pl.DataFrame:
    """Return the register's applications with how many of their cluster live, and which would be given up."""
    found = registered(truth, "register_applications", "applications")
    found = found.with_columns(one=1, is_live=pl.col("status") != "Dihentikan")
    live = found.filter("is_live").sort("is_common", "users", "register_id", descending=[True, True, False])
    kept = live.unique("cluster", keep="first", maintain_order=True)["register_id"].implode()
    return found.with_columns(
        size=pl.len().over("cluster"),
        live=pl.col("is_live").sum().over("cluster"),
        is_surplus=pl.col("is_live") & ~pl.col("is_common") & ~pl.col("register_id").is_in(kept),
    )


def common_application_share(truth: Truth) -> pl.DataFrame:
    """Return common applications of those in operation."""
    rows = applications(truth).filter(pl.col("status") == "Operasional")
    return cuts(rows, pl.col("is_common"), pl.col("one"), {}, 100)


def application_consolidation_share(truth: Truth) -> pl.DataFrame:
    """Return those retired of the specific applications that another one stands for."""
    candidate = ~pl.col("is_common") & (pl.col("live") > 0) & (pl.col("size") > 1)
    rows = applications(truth).filter(candidate & (pl.col("is_surplus") | ~pl.col("is_live")))
    return cuts(rows, ~pl.col("is_live"), pl.col("one"), {}, 100)


def steps(truth: Truth) -> pl.DataFrame:
    """Return the steps of thematic processes, and whether an operating application carries a service of each."""
    carried = truth.frame("register_services").filter(pl.col("status") == "Operasional")["process_id"].implode()
    found = registered(truth, "processes", "processes").filter("is_thematic")
    return found.with_columns(one=1, is_digitised=pl.col("process_id").is_in(carried))


def digitised_step_share(truth: Truth) -> pl.DataFrame:
    """Return steps digitised."""
    return cuts(steps(truth), pl.col("is_digitised"), pl.col("one"), {"theme": "theme"}, 100)


def digitised_theme_share(truth: Truth) -> pl.DataFrame:
    """Return themes digitised in every step; of all agencies together."""
    themes = steps(truth).group_by("theme", "period").agg(pl.col("is_digitised").all())
    themes = themes.with_columns(agency_code=pl.lit("all"), one=1)
    return cuts(themes, pl.col("is_digitised"), pl.col("one"), {}, 100).unique().select(CELL)


def broken_handovers(truth: Truth) -> pl.DataFrame:
    """Return hand-overs within a theme of which a side is not digitised."""
    given = steps(truth).with_columns(next=pl.col("next_ids").str.split(",")).explode("next").drop_nulls("next")
    taking = steps(truth).select("theme", next="process_id", is_taken="is_digitised")
    both = given.join(taking, on=["theme", "next"])
    broken = both.filter(~(pl.col("is_digitised") & pl.col("is_taken")))
    return cuts(broken, pl.col("one"), None, {"theme": "theme"})


METRICS = {
    "shared_service_share": shared_service_share,
    "bus_declaration_share": bus_declaration_share,
    "exchange_freshness": exchange_freshness,
    "exchange_lag": exchange_lag,
    "exchange_latency": exchange_latency,
    "active_exchange_pairs": active_exchange_pairs,
    "data_completeness": data_completeness,
    "complete_data_set_share": complete_data_set_share,
    "common_application_share": common_application_share,
    "application_consolidation_share": application_consolidation_share,
    "digitised_step_share": digitised_step_share,
    "digitised_theme_share": digitised_theme_share,
    "broken_handovers": broken_handovers,
}
