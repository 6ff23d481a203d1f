{% macro metrics_by_theme() %}
    {#- Every metric below its theme, written down: what dbt finds by itself in its graph has no lineage. -#}
    {{ return({
        "asn_performance": [
        ],
        "budget_execution": [
            "absorption_score",
            "budget_execution_index",
            "execution_category_share",
            "index_recomputation_agreement",
            "spending_growth",
        ],
        "cost_efficiency": [
        ],
        "digital_government": [
        ],
        "interconnection": [
            "application_duplication_share",
            "duplicated_maintenance_cost",
            "exchange_success_rate",
            "integration_coverage",
            "linkage_precision",
            "linkage_recall",
            "people_expected_precision",
            "people_link_share",
            "people_review_share",
        ],
        "people": [
            "headcount",
        ],
        "procurement": [
            "procurement_value",
            "tender_competition",
        ],
        "programme_delivery": [
        ],
        "reconciliation": [
        ],
        "relocation": [
        ],
        "shared_office": [
        ],
    }) }}
{% endmacro %}

{% macro metric_names() %}
    {#- The metrics of all themes, in alphabetical order. -#}
    {{ return(metrics_by_theme().values() | sum(start=[]) | sort) }}
{% endmacro %}
