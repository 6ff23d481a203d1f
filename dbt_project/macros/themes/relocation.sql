{% macro relocation_metrics() %}
    {{ return([
        "agencies_moving_share",
        "arrival_delay",
        "arrived_people",
        "bed_coverage",
        "component_readiness",
        "forecast_completion_months",
        "held_up_people",
        "housing_coverage",
        "housing_occupancy",
        "plan_attainment",
        "planned_people",
        "reported_moved_people",
        "target_attainment",
        "unit_readiness",
        "unit_schedule_variance",
        "units_moved_share",
    ]) }}
{% endmacro %}

{% macro relocation_facts() %}
    {#- What these metrics are opened to (rows.from). -#}
    {{ return([
        "fct_agency_moves",
        "fct_arrivals",
        "fct_blockers",
        "fct_completion_forecasts",
        "fct_housing",
        "fct_readiness",
        "fct_relocation_plans",
        "fct_reported_moves",
        "fct_target_progress",
        "fct_unit_arrivals",
        "fct_unit_moves",
    ]) }}
{% endmacro %}
