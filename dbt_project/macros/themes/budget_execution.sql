{% macro budget_execution_metrics() %}
    {{ return([
        "absorption_score",
        "budget_execution_index",
        "execution_category_share",
        "index_recomputation_agreement",
        "spending_growth",
    ]) }}
{% endmacro %}

{% macro budget_execution_facts() %}
    {#- What these metrics are opened to (rows.from). -#}
    {{ return([
        "fct_budget_performance",
        "fct_section_spending",
    ]) }}
{% endmacro %}
