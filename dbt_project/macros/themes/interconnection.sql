{% macro interconnection_metrics() %}
    {{ return([
        "application_duplication_share",
        "duplicated_maintenance_cost",
        "exchange_success_rate",
        "integration_coverage",
        "linkage_precision",
        "linkage_recall",
        "people_expected_precision",
        "people_link_share",
        "people_review_share",
    ]) }}
{% endmacro %}

{% macro interconnection_facts() %}
    {#- What these metrics are opened to (rows.from). -#}
    {{ return([
        "fct_applications",
        "fct_exchanges",
        "fct_linkage_benchmarks",
        "fct_linked_records",
        "fct_services",
    ]) }}
{% endmacro %}
