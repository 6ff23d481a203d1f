{% macro programme_delivery_metrics() %}
    {{ return([
        "commitments_at_risk",
        "construction_behind_share",
        "construction_deviation",
        "construction_financial_gap",
        "construction_progress",
        "financial_progress",
        "nusantara_absorption",
        "nusantara_budget_share",
        "nusantara_kpi_measurability",
        "output_attainment",
        "output_budget_at_risk",
        "output_financial_deviation",
        "procurement_readiness",
        "programme_coordination",
    ]) }}
{% endmacro %}

{% macro programme_delivery_facts() %}
    {#- What these metrics are opened to (rows.from). -#}
    {{ return([
        "fct_construction_progress",
        "fct_followed_packages",
        "fct_nusantara_kpis",
        "fct_output_progress",
        "fct_programme_lines",
    ]) }}
{% endmacro %}
