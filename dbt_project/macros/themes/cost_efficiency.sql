{% macro cost_efficiency_metrics() %}
    {{ return([
        "application_cost_avoided",
        "budget_absorption",
        "capital_travel_cost",
        "capital_travel_cost_per_asn",
        "cost_norm_ratio",
        "energy_cost_per_m2",
        "energy_per_m2",
        "operating_cost_per_asn",
        "operating_cost_per_m2",
        "operating_cost_per_workpoint",
        "procurement_saving",
        "shared_office_saving",
        "shared_office_saving_share",
        "shared_service_saving",
    ]) }}
{% endmacro %}

{% macro cost_efficiency_facts() %}
    {#- What these metrics are opened to (rows.from). -#}
    {{ return([
        "fct_application_savings",
        "fct_budget_absorption",
        "fct_energy_use",
        "fct_operating_costs",
        "fct_procurement_savings",
        "fct_shared_office_costs",
        "fct_shared_service_costs",
        "fct_unit_costs",
    ]) }}
{% endmacro %}
