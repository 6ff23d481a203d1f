"""The headings of the stories' tables: of the move, the shared office and what it costs."""

from components.figure_words import FIGURES
from components.language import N_

HEADINGS = {
    "agency_spbe_name": N_("Agency"),
    "agencies": N_("Agencies"),
    "arrived": N_("Arrived"),
    "building_name": N_("Building"),
    "component": N_("Component"),
    "due": N_("Due"),
    "due_state": N_("When due"),
    "echelon1_unit_name": N_("Echelon I unit"),
    "electricity_kwh": N_("Electricity (kWh)"),
    "promise": N_("Promise"),
    "signed": N_("Signed"),
    "expected": N_("Target"),
    "floor": N_("Floor"),
    "green_rating": N_("Green rating"),
    "held": N_("Seats held"),
    "high": N_("At the pace of fast months (P90)"),
    "holders": N_("Holders of seats"),
    "hour_band": N_("Hour"),
    "joint": N_("Seats of several agencies"),
    "joint_seats": N_("Seats of several agencies"),
    "lacks": N_("Lacks"),
    "late": N_("Still to come"),
    "low": N_("At the pace of slow months (P10)"),
    "measured": N_("Measured"),
    "occupied_seats": N_("Seats held"),
    "planned": N_("Planned, not due yet"),
    "planned_date": N_("Planned for"),
    "ready": N_("Ready"),
    "saving_state": N_("State of the saving"),
    "seats": N_("Seats"),
    "share": N_("Share (%)"),
    "shared_seats": N_("Shared seats"),
    "solar_kwh": N_("Solar power (kWh)"),
    "source": N_("Source"),
    "status": N_("Status"),
    "target_year": N_("Year"),
    "units": N_("Units"),
    "usable_area_m2": N_("Usable area (m²)"),
    "broken": N_("Broken"),
    "handovers": N_("Hand-overs"),
    "milestone_date": N_("Date"),
    "press_years": N_("Years, by the press"),
    "years": N_("Years of the plan"),
    "waste_kg": N_("Waste (kg)"),
    "water_m3": N_("Water (m³)"),
    "wave": N_("Wave"),
    "wave_name": N_("Wave"),
    "weekday": N_("Weekday"),
} | FIGURES
"""Column → its heading."""
STATUS = {
    "stated": N_("stated"),
    "reported": N_("reported"),
    "planned": N_("planned"),
    "assumed": N_("assumed"),
    "conflicting": N_("sources conflict"),
}
"""How firm a public figure or date is."""
MEASURED = {"published": N_("✓ published"), "partly": N_("◐ partly"), "not_yet": N_("x not yet")}
"""Whether one of the capital's KPIs can be measured."""
