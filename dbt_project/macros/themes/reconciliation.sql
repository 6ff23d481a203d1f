{% macro reconciliation_metrics() %}
    {{ return([
        "published_conflict_spread",
        "reconciliation_agreement",
        "reconciliation_gap",
    ]) }}
{% endmacro %}

{% macro reconciliation_facts() %}
    {#- What these metrics are opened to (rows.from). -#}
    {{ return([
        "fct_published_conflicts",
        "fct_reconciliations",
    ]) }}
{% endmacro %}
