"""References of theme cost_efficiency: definitions of DOMAIN C1 over the sample country's truth."""

import polars as pl

from tests.reference import costs
from tests.reference.registers import registered
from tests.reference.truth import COORDINATES, Reference, Truth, cuts, first_of_year

KEYS = ["agency_code", "period"]
OPERATING = ~pl.col("cost_group").is_in(["travel", "capital_travel"])
PARTS = {"buildings": ["522141", "523111"], "facilities": ["522111", "522112", "522113", "522191"]}
NORMS = {"office_supplies": ("521111", 4.5e6), "utilities": ("52211", 4e6),
         "equipment_upkeep": ("523121", 1.8e6), "building_upkeep": ("523111", 3.2e6)}  # fmt: skip


def _annual(truth: Truth, *keys: str) -> pl.DataFrame:
    return costs.years(truth, costs.spent(truth), ["agency_code", *keys], "cost").drop("months")


def _per_head(truth: Truth, kept: pl.Expr, by: list[str]) -> pl.DataFrame:
    """Divide a part of each cost by all heads, as every member's cell has the whole denominator."""
    heads = costs.heads_of_years(truth).select(*KEYS, "people")
    rows = _annual(truth, "cost_group", "site").filter(kept).join(heads.select(KEYS), on=KEYS)
    found = []
    for agency in (pl.lit("all"), pl.col("agency_code")):
        below = heads.with_columns(agency_code=agency).group_by(KEYS).agg(pl.sum("people"))
        for cut in [None, *by]:
            member = pl.lit("all") if cut is None else pl.col(cut)
            named = rows.with_columns(agency_code=agency, dimension=pl.lit(cut or "all"), member=member)
            members = named.select("dimension", "member").unique()
            cells = below.join(members, how="cross")
            top = named.group_by(COORDINATES).agg(pl.sum("cost"))
            cells = cells.join(top, on=COORDINATES, how="left").with_columns(pl.col("cost").fill_null(0))
            found.append(cells.select(*COORDINATES, value=12 * pl.col("cost") / pl.col("people")))
    return pl.concat(found)


def operating_cost_per_asn(truth: Truth) -> pl.DataFrame:
    """Operating cost of twelve months by average heads, and the part of each cost group and site."""
    return _per_head(truth, OPERATING, ["cost_group", "site"])


def capital_travel_cost_per_asn(truth: Truth) -> pl.DataFrame:
    """Travel booked for movers by average heads."""
    return _per_head(truth, pl.col("cost_group") == "capital_travel", [])


def capital_travel_cost(truth: Truth) -> pl.DataFrame:
    """Travel booked for movers in twelve months."""
    rows = _annual(truth, "cost_group").filter(pl.col("cost_group") == "capital_travel")
    return cuts(rows, pl.col("cost"), None, {})


def _per_space(truth: Truth, below: str) -> pl.DataFrame:
    keys = [*KEYS, "site"]
    rows = _annual(truth, "cost_group", "site").filter(OPERATING).group_by(keys).agg(pl.sum("cost"))
    rows = rows.join(costs.space(truth), on=keys)
    return cuts(rows, pl.col("cost"), pl.col(below), {"site": "site"}, 12)


def energy_cost_per_m2(truth: Truth) -> pl.DataFrame:
    """Account 522111 in Jakarta by gross area."""
    rows = _annual(truth, "cost_group", "site").filter(cost_group="electricity", site=costs.JAKARTA)
    rows = rows.join(costs.space(truth), on=[*KEYS, "site"])
    return cuts(rows, pl.col("cost"), pl.col("gross_m2"), {}, 12)


def _standing_alone(truth: Truth) -> pl.DataFrame:
    """Return seats' shared cost and what they would have cost alone, at the old office's cost of who stayed there."""
    office = _annual(truth, "account_code", "site").filter(pl.col("account_code").is_in(costs.OFFICE))
    there = costs.space(truth).filter(pl.col("seats") > 0).select(*KEYS, "seats")
    old = office.filter(site=costs.JAKARTA).group_by(KEYS).agg(pl.sum("cost"))
    old = old.join(costs.heads_of_years(truth).select(*KEYS, "people"), on=KEYS).join(there, on=KEYS, how="left")
    old = old.with_columns(stayed=pl.col("people") - pl.col("seats").fill_null(0)).filter(pl.col("stayed") >= 60)
    old = old.with_columns(rate=pl.col("cost") / pl.col("stayed"))
    average = old.group_by("period").agg(
        mean=pl.sum("cost") / pl.sum("stayed"),
        q1=pl.col("rate").quantile(0.25, "linear"), q3=pl.col("rate").quantile(0.75, "linear"),
    )  # fmt: skip
    pool = office.filter(site=costs.NUSANTARA).group_by("period").agg(pool=pl.sum("cost"))
    whole = _all_seats(truth)
    rows = there.join(average, on="period").join(pool, on="period").join(whole, on="period")
    rows = rows.join(old.select(*KEYS, "rate"), on=KEYS, how="left")
    own = pl.coalesce("rate", "mean")
    return rows.with_columns(
        shared=pl.col("pool") * pl.col("seats") / pl.col("whole"),
        low=pl.col("seats") * pl.min_horizontal(own, "q1"), central=pl.col("seats") * own,
        high=pl.col("seats") * pl.max_horizontal(own, "q3"),
    )  # fmt: skip


def _all_seats(truth: Truth) -> pl.DataFrame:
    rows = costs.seated(truth).with_columns(one=pl.lit(1))
    return costs.years(truth, rows, ["one"], "seats").select("period", whole="seats")


def _estimates(truth: Truth, is_share: bool) -> pl.DataFrame:
    rows, found = _standing_alone(truth), []
    for member in ("all", "low", "central", "high"):
        alone = pl.col("central" if member == "all" else member)
        below = alone if is_share else None
        cells = cuts(rows, alone - pl.col("shared"), below, {}, 100)
        named = {"dimension": pl.lit("all" if member == "all" else "estimate"), "member": pl.lit(member)}
        found.append(cells.with_columns(**named))
    return pl.concat(found)


def shared_service_saving(truth: Truth) -> pl.DataFrame:
    """Cost a head of the first whole year times heads now, less cost now; applications given up for a common one."""
    spent, heads = _annual(truth, "account_code"), costs.heads_of_years(truth).select(*KEYS, "people")
    found = []
    for service, accounts in PARTS.items():
        part = spent.filter(pl.col("account_code").is_in(accounts)).group_by(KEYS).agg(pl.sum("cost"))
        part = part.join(heads, on=KEYS)
        base = part.filter(pl.col("period") == costs.first_closed(truth)).select(
            "agency_code", rate=pl.col("cost") / pl.col("people")
        )
        later = part.filter(pl.col("period") > costs.first_closed(truth)).join(base, on="agency_code")
        saved = later.select(*KEYS, saved=pl.col("rate") * pl.col("people") - pl.col("cost"), service=pl.lit(service))
        found.append(saved)
    apps = _applications(truth).filter(pl.col("status") == "Dihentikan", ~pl.col("is_common"), pl.col("has_common"))
    found.append(apps.select(*KEYS, saved=pl.col("upkeep_idr").cast(pl.Float64), service=pl.lit("digital_platform")))
    cells = cuts(pl.concat(found), pl.col("saved"), None, {"shared_service": "service"})
    return cells.filter(pl.col("dimension") != "all")


def _applications(truth: Truth) -> pl.DataFrame:
    """Return applications with what lives of their cluster, and whether another would stay in their stead."""
    rows = registered(truth, "register_applications", "applications")
    lives = pl.col("status") != "Dihentikan"
    rows = rows.with_columns(lives=lives).with_columns(
        living=pl.col("lives").sum().over("cluster"),
        has_common=(pl.col("lives") & pl.col("is_common")).any().over("cluster"),
    )
    ranked = rows.sort("lives", "is_common", "users", "register_id", descending=[True, True, True, False])
    return ranked.with_columns(place=pl.int_range(1, pl.len() + 1).over("cluster"))


def application_cost_avoided(truth: Truth) -> pl.DataFrame:
    """Upkeep of retired applications whose function lives on, and of surplus ones; no steward has decided."""
    rows = _applications(truth)
    realised = ~pl.col("lives") & (pl.col("living") > 0)
    proposed = pl.col("lives") & (pl.col("place") > 1) & ~pl.col("is_common")
    state = pl.when(realised).then(pl.lit("realised")).when(proposed).then(pl.lit("proposed"))
    rows = rows.with_columns(state=state).filter(pl.col("state").is_not_null())
    found = []
    for member in ("all", "proposed", "approved", "realised"):
        wanted = pl.col("state") == ("realised" if member == "all" else member)
        cells = cuts(rows, pl.when(wanted).then("upkeep_idr").otherwise(0), None, {})
        named = {"dimension": pl.lit("all" if member == "all" else "saving_state"), "member": pl.lit(member)}
        found.append(cells.with_columns(**named))
    return pl.concat(found)


def energy_per_m2(truth: Truth) -> pl.DataFrame:
    """Electricity by gross area; shared buildings are the authority's."""
    rows = truth.frame("utilities").join(costs.measured(truth), on="building_id")
    rows = rows.with_columns(pl.col("agency_code").fill_null("126"))
    return cuts(rows, pl.col("electricity_kwh"), pl.col("gross_m2"), {"building": "building_id", "site": "site"})


def procurement_saving(truth: Truth) -> pl.DataFrame:
    """Ceiling less price of catalogue packages and completed tenders, by fiscal year."""
    bought = truth.frame("purchases").with_columns(price="price_idr", method=pl.lit("e_purchasing"))
    names = {"Tender": "tender", "Tender Cepat": "quick_tender", "Seleksi": "selection"}
    tenders = truth.frame("tenders").filter(status="Selesai")
    tenders = tenders.with_columns(price="estimate_idr", method=pl.col("method").replace_strict(names))
    columns = {"agency_code": "budget_section_code", "period": "of", "ceiling": "ceiling_idr"}
    rows = pl.concat([one.select("price", "method", **columns) for one in (bought, tenders)])
    return cuts(rows, pl.col("ceiling") - pl.col("price"), pl.col("ceiling"), {"method": "method"}, 100)


def budget_absorption(truth: Truth) -> pl.DataFrame:
    """Spending since January against the ceilings told by then."""
    kind = pl.col("account_code").str.head(2)
    rows = truth.frame("realization").with_columns(kind=kind, agency_code="budget_section_code")
    line = ["agency_code", "kind", "work_unit_code", "programme", "activity", "kro", "ro", "account_code"]
    line = [*line, "location_code"]
    found = []
    for period in truth.nation.periods:
        first = first_of_year(period.year)
        if first not in truth.nation.periods:
            continue
        told = rows.filter(pl.col("period").is_between(first, period)).sort("period").group_by(line)
        summed = told.agg(pl.sum("realized_idr"), pl.last("ceiling_idr"))
        found.append(summed.with_columns(period=pl.lit(period)))
    return cuts(pl.concat(found), pl.col("realized_idr"), pl.col("ceiling_idr"), {"spending_kind": "kind"}, 100)


def cost_norm_ratio(truth: Truth) -> pl.DataFrame:
    """Cost of an account against the assumed norm a head."""
    spent, heads = _annual(truth, "account_code"), costs.heads_of_years(truth).select(*KEYS, "people")
    found = []
    for norm, (account, amount) in NORMS.items():
        rows = spent.filter(pl.col("account_code").str.starts_with(account)).group_by(KEYS).agg(pl.sum("cost"))
        due = (pl.col("people") * amount / 12).alias("due")
        found.append(rows.join(heads, on=KEYS).with_columns(due, norm=pl.lit(norm)))
    return cuts(pl.concat(found), pl.col("cost"), pl.col("due"), {"norm": "norm"})


METRICS: dict[str, Reference] = {
    "operating_cost_per_asn": operating_cost_per_asn,
    "operating_cost_per_m2": lambda truth: _per_space(truth, "usable_m2"),
    "operating_cost_per_workpoint": lambda truth: _per_space(truth, "points"),
    "shared_office_saving": lambda truth: _estimates(truth, is_share=False),
    "shared_office_saving_share": lambda truth: _estimates(truth, is_share=True),
    "shared_service_saving": shared_service_saving,
    "application_cost_avoided": application_cost_avoided,
    "capital_travel_cost": capital_travel_cost,
    "capital_travel_cost_per_asn": capital_travel_cost_per_asn,
    "energy_per_m2": energy_per_m2,
    "energy_cost_per_m2": energy_cost_per_m2,
    "procurement_saving": procurement_saving,
    "budget_absorption": budget_absorption,
    "cost_norm_ratio": cost_norm_ratio,
}
