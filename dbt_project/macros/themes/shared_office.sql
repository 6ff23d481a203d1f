{% macro shared_office_metrics() %}
    {{ return([
        "agencies_per_building",
        "attendance",
        "bookings_per_desk",
        "desk_sharing_ratio",
        "elsewhere_time_share",
        "facility_request_rate",
        "fitout_density",
        "flexible_work_share",
        "green_building_share",
        "mean_utilisation",
        "meeting_workpoint_rate",
        "no_show_share",
        "occupational_density",
        "open_request_share",
        "peak_utilisation",
        "process_colocation_share",
        "service_level_met",
        "shared_building_share",
        "shared_floor_share",
        "shared_seat_share",
        "solar_share",
        "waste_per_person",
        "water_per_person",
        "workpoint_vacancy",
    ]) }}
{% endmacro %}

{% macro shared_office_facts() %}
    {#- What these metrics are opened to (rows.from). -#}
    {{ return([
        "fct_attendances",
        "fct_building_months",
        "fct_desk_bookings",
        "fct_facility_requests",
        "fct_floor_hours",
        "fct_floor_peaks",
        "fct_floor_space",
        "fct_neighbours",
    ]) }}
{% endmacro %}
