"""What a kind of rows is that paper prints one by one, and the kinds of the stories; `row_lists.py` takes them in."""

from dataclasses import dataclass

from picture_lists import PICTURE_LISTS

FILES = "left join (select delivery_id as named_id, file, sheet from ledger_deliveries) on named_id = _delivery_id"
FROM = "file, sheet, _row, _delivery_id"


@dataclass(frozen=True)
class Kind:
    """Rows of one mart: `rows` reads those of a period, and `keys` tell them apart; `behind` reads what made one."""

    table: str
    rows: str
    keys: tuple[str, ...]
    value: str
    unit: str
    shown: tuple[str, ...]
    behind: str
    metric: str
    """The indicator whose page explains the row further."""
    view: str
    """The page, and the figure on it, that draws the row."""
    figure: str
    fixed: int = 0
    """How many of the keys are a picture's own, such as its agency: one code opens all rows that have these."""
    needs: tuple[str, ...] = ()
    """Columns of the table that editions from before have not."""


OF_UNIT = ("agency_code", "unit_code")
OWN = "$agency_code in ('all', agency_code) and $unit_code in ('all', unit_code)"
LATEST = "plan_version = (select max_by(plan_version, sort_order) from dim_plan_versions)"
HANDED = "period = $period::date and $theme_name in ('all', theme_name) and $handover_id in ('all', handover_id)"
MONTH = "where period = $period::date"


def _either(*names: str) -> str:
    return ", ".join(f"if(grouping({one}) = 1, 'all', {one}) as {one}" for one in names)


STORY_ROWS = {
    "phases": Kind(
        "dim_phases", """
        select $period::date as period, 'all' as agency_code, *,
            official_from_year || '–' || official_to_year as years,
            press_from_year || '–' || press_to_year as press_years
        from dim_phases order by phase""", ("phase",), "years", "", ("years", "press_years", "status", "source"),
        "select phase, source, status, null::varchar as _delivery_id from dim_phases where phase = $phase",
        "target_attainment", "relocation", "phases"),
    "milestones": Kind(
        "fct_milestones", """
        select $period::date as period, agency_code, milestone, label_id, label_en, milestone_date, date_precision,
            status, source
        from fct_milestones order by milestone_date, milestone""",
        ("milestone",), "milestone_date", "", ("milestone_date", "status", "source"),
        f"select milestone, milestone_date, source, {FROM} from fct_milestones {FILES} where milestone = $milestone",
        "target_attainment", "relocation", "phases"),
    "planned_waves": Kind(
        "fct_relocation_plans", f"""
        select $period::date as period, {_either("agency_code")}, wave, sum(planned_people)::bigint as people
        from fct_relocation_plans where {LATEST} and wave is not null
        group by grouping sets ((agency_code, wave), (wave)) order by all""",
        ("agency_code", "wave"), "people", "people", ("people",), f"""
        select agency_spbe_name, echelon1_unit_name, planned_date, planned_people as numerator, {FROM}
        from fct_relocation_plans {FILES}
        where {LATEST} and wave = $wave and $agency_code in ('all', agency_code) order by planned_date, _row""",
        "planned_people", "relocation", "waves", fixed=1),
    "readiness": Kind(
        "fct_readiness", f"""
        select period, {_either(*OF_UNIT)}, wave, component, sum(is_ready::int)::int as ready, count(*)::int as units,
            any_value(echelon1_unit_name) as echelon1_unit_name
        from fct_readiness {MONTH} group by period, wave, component, cube(agency_code, unit_code) order by all""",
        (*OF_UNIT, "wave", "component"), "ready", "count", ("ready", "units"), f"""
        select agency_spbe_name, echelon1_unit_name, planned_people, is_ready::int as numerator, {FROM}
        from fct_readiness {FILES} {MONTH} and component = $component and wave = $wave and {OWN}
        order by numerator desc, agency_spbe_name, echelon1_unit_name""",
        "component_readiness", "relocation", "readiness", fixed=2, needs=("unit_code",)),
    "blockers": Kind(
        "fct_blockers", f"""
        select period, {_either(*OF_UNIT, "wave")}, component, sum(held_up_people)::bigint as people,
            count(*)::int as units, any_value(echelon1_unit_name) as echelon1_unit_name
        from fct_blockers {MONTH} group by period, component, cube(agency_code, unit_code, wave) order by all""",
        (*OF_UNIT, "wave", "component"), "people", "people", ("people", "units"), f"""
        select agency_spbe_name, echelon1_unit_name, planned_date, held_up_people as numerator, {FROM}
        from fct_blockers {FILES} {MONTH} and component = $component and $wave in ('all', wave) and {OWN}
        order by numerator desc, agency_spbe_name, echelon1_unit_name""",
        "held_up_people", "relocation", "blockers", fixed=3, needs=("unit_code",)),
    "handovers": Kind(
        "fct_thematic_handovers", f"""
        select period, {_either("theme_name", "handover_id")}, if(count(*) = 1, min(agency_code), 'all') as agency_code,
            any_value(process_name) as step, any_value(next_process_name) as next_step,
            sum(is_broken::int)::int as broken, count(*)::int as handovers
        from fct_thematic_handovers {MONTH}
        group by grouping sets ((period, theme_name, handover_id), (period, theme_name), (period)) order by all""",
        ("theme_name", "handover_id"), "broken", "count", ("theme_name", "broken", "handovers"), f"""
        select theme_name, process_name, next_process_name, is_broken::int as numerator, {FROM}
        from fct_thematic_handovers {FILES} where {HANDED} order by numerator desc, theme_name, handover_id""",
        "broken_handovers", "digital_government", "processes"),
    "rated_units": Kind(
        "fct_rating_units", f"""
        select period, {_either("agency_code")}, organisation_rating, follows_rule, count(*)::int as units
        from fct_rating_units {MONTH}
        group by period, organisation_rating, follows_rule, cube(agency_code) order by all""",
        ("agency_code", "organisation_rating", "follows_rule"), "units", "count", ("units",), f"""
        select agency_code, unit_name, organisation_rating, 1 as numerator, {FROM} from fct_rating_units {FILES}
        {MONTH} and organisation_rating = $organisation_rating and follows_rule = $follows_rule::boolean
            and $agency_code in ('all', agency_code) order by agency_code, unit_name""",
        "rating_rule_conformity", "asn_performance", "rating-rule", fixed=1),
    "capital_kpis": Kind(
        "fct_nusantara_kpis", f"from ({PICTURE_LISTS['capital_kpis']}) {MONTH} order by kpi_number",
        ("kpi_number",), "measurability", "", ("status", "source"), f"""
        select kpi_number, measurability, status, source, {FROM} from fct_nusantara_kpis {FILES}
        {MONTH} and kpi_number = $kpi_number::int""",
        "nusantara_kpi_measurability", "programme_delivery", "capital-kpis"),
    "published": Kind(
        "fct_published_conflicts", f"from ({PICTURE_LISTS['conflicts']}) {MONTH}",
        ("published_subject", "conflict_key", "source", "figure"), "figure", "",
        ("source", "source_date", "status", "note"),
        f"""
        select conflict_key, figure, unit, source, status, {FROM} from fct_published_conflicts {FILES}
        {MONTH} and published_subject = $published_subject and conflict_key = $conflict_key and source = $source
            and figure = $figure::double""",
        "published_conflict_spread", "programme_delivery", "published"),
    "building_months": Kind(
        "fct_building_months", f"""
        from fct_building_months left join (
            select building_code, any_value(building_name) as building_name from dim_buildings group by all
        ) using (building_code) {MONTH} order by building_code""",
        ("building_code",), "electricity_kwh", "kWh",
        ("green_rating", "electricity_kwh", "solar_kwh", "water_m3", "waste_kg"), f"""
        select building_code, green_rating, electricity_kwh as numerator, solar_kwh, water_m3, waste_kg, {FROM}
        from fct_building_months {FILES} {MONTH} and building_code = $building_code""",
        "energy_per_m2", "shared_office", "green"),
}  # fmt: skip
"""Kind → its rows, after those of `row_lists.py`."""
