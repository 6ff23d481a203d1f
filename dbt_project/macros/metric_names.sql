{% macro metric_names() %}
    {#- Every metric, in alphabetical order, written down: what dbt finds by itself in its graph has no lineage. -#}
    {{ return([
        "absorption_score",
        "application_duplication_share",
        "budget_execution_index",
        "duplicated_maintenance_cost",
        "exchange_success_rate",
        "execution_category_share",
        "headcount",
        "index_recomputation_agreement",
        "integration_coverage",
        "linkage_precision",
        "linkage_recall",
        "people_expected_precision",
        "people_link_share",
        "people_review_share",
        "procurement_value",
        "spending_growth",
        "tender_competition",
    ]) }}
{% endmacro %}
