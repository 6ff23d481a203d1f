"""What is compared between a record and a registered person, and which pairs are looked at at all.

Evidence has to be independent for weights to add up: a NIP that nobody has is taken apart into birth date, month of
appointment and sex, and the birth date counts once, whoever tells it.
"""

from __future__ import annotations

from typing import Any

COLUMNS = (
    "unique_id", "name", "name_in_order", "name_as_heard", "birth_date", "other_birth_date", "swapped_birth_date",
    "sex_code", "appointed", "agency_code", "unit_name", "moved_in_date", "seated_from", "listed_from", "nip_token",
)  # fmt: skip
"""Columns of both inputs, records (l) and people (r); Splink asks that they be the same."""
CUT = (
    "length(split_part(name_l, ' ', 1)) = 1 and contains(name_l, ' ') and split_part(name_l, ' ', 1) = name_r[1] "
    "and name_l[2:] = regexp_extract(name_r, ' .*')"
)
TITLED = "name_l = 'h ' || name_r"
"""``H.`` is a title or a first name cut short: both are weighed alike."""
NEAR = "jaro_winkler_similarity(name_in_order_l, name_in_order_r) >= 0.92"
RESEMBLING = "jaro_winkler_similarity(name_in_order_l, name_in_order_r) >= 0.8"
"""Jaro and Winkler's measure: a letter lost in a short name leaves 0.93; 0.8 is what half of a name leaves."""
BORN = "birth_date_l = birth_date_r or other_birth_date_l = birth_date_r"
YEAR_OFF = (
    "month(birth_date_l) = month(birth_date_r) and day(birth_date_l) = day(birth_date_r) "
    "and abs(year(birth_date_l) - year(birth_date_r)) <= 2"
)
LEVELS: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = {
    "name": (
        "name_l is null or name_r is null",
        (
            ("same", "name_in_order_l = name_in_order_r"),
            ("heard the same", "name_as_heard_l = name_as_heard_r"),
            ("first word cut or titled", f"({CUT}) or {TITLED}"),
            ("near", NEAR),
            ("resembling", RESEMBLING),
        ),
    ),
    "birth_date": (
        "birth_date_l is null or birth_date_r is null",
        (
            ("same", BORN),
            ("day and month swapped", "swapped_birth_date_l = birth_date_r"),
            ("year off by two at most", YEAR_OFF),
        ),
    ),
    "sex": ("sex_code_l is null or sex_code_r is null", (("same", "sex_code_l = sex_code_r"),)),
    "appointed": ("appointed_l is null or appointed_r is null", (("same month", "appointed_l = appointed_r"),)),
    "agency": ("agency_code_l is null or agency_code_r is null", (("same", "agency_code_l = agency_code_r"),)),
    "work_unit": ("unit_name_l is null or unit_name_r is null", (("same", "unit_name_l = unit_name_r"),)),
    "move": (
        "moved_in_date_l is null",
        (
            ("moved in when the seat began", "seated_from_r = moved_in_date_l"),
            ("has a seat", "seated_from_r is not null"),
            ("is listed to move", "listed_from_r is not null"),
        ),
    ),
}
"""Comparison → when it says nothing, and its levels from the best on: label and condition; what is left is "other"."""
BLOCKING = (
    "l.birth_date = r.birth_date",
    "l.other_birth_date = r.birth_date",
    "l.swapped_birth_date = r.birth_date",
    "l.name_as_heard = r.name_as_heard",
    "l.name[3:] = r.name and l.name[1:2] = 'h '",
    "strftime(l.birth_date, '%m%d') = strftime(r.birth_date, '%m%d') and l.name[1] = r.name[1]",
    "l.unit_name = r.unit_name and l.name[1:4] = r.name[1:4]",
    "l.birth_date is null and l.name[1] = r.name[1] and split_part(l.name, ' ', -1) = split_part(r.name, ' ', -1)",
    "l.birth_date is null and l.name_in_order[1:6] = r.name_in_order[1:6]",
)
"""A pair is looked at where one of these holds; what none brings together is lost."""


def settings(chances: dict[str, dict[str, list[float]]], prior: float) -> dict[str, Any]:
    """Return Splink's settings with the chances of each level, or without where they are still to be learnt.

    ``chances``: comparison → ``m`` and ``u``, chances of each level among pairs that match and that do not.
    """
    return {
        "link_type": "link_only",
        "unique_id_column_name": "unique_id",
        "comparisons": [_comparison(name, chances.get(name, {})) for name in LEVELS],
        "blocking_rules_to_generate_predictions": [{"blocking_rule": rule} for rule in BLOCKING],
        "probability_two_random_records_match": prior,
        "retain_matching_columns": True,
        "retain_intermediate_calculation_columns": True,
        "additional_columns_to_retain": [],
        "linker_uid": "people",
    }


def labels(name: str) -> list[str]:
    """Return a comparison's labels in the order of its levels, the last for what is left."""
    return [*(label for label, _ in LEVELS[name][1]), "other"]


def _comparison(name: str, chances: dict[str, list[float]]) -> dict[str, Any]:
    silent, best = LEVELS[name]
    levels: list[dict[str, Any]] = [{"sql_condition": silent, "label_for_charts": "nothing", "is_null_level": True}]
    conditions = [*(condition for _, condition in best), "ELSE"]
    for place, (label, condition) in enumerate(zip(labels(name), conditions, strict=True)):
        level: dict[str, Any] = {"sql_condition": condition, "label_for_charts": label}
        if chances:
            level |= {"m_probability": chances["m"][place], "u_probability": chances["u"][place]}
        levels.append(level)
    return {"output_column_name": name, "comparison_levels": levels}
