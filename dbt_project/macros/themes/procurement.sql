{% macro procurement_metrics() %}
    {{ return([
        "procurement_value",
        "tender_competition",
    ]) }}
{% endmacro %}

{% macro procurement_facts() %}
    {#- What these metrics are opened to (rows.from). -#}
    {{ return([
        "fct_procurements",
    ]) }}
{% endmacro %}
