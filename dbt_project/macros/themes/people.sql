{% macro people_metrics() %}
    {{ return([
        "headcount",
    ]) }}
{% endmacro %}

{% macro people_facts() %}
    {#- What these metrics are opened to (rows.from). -#}
    {{ return([
        "fct_headcounts",
        "fct_unit_headcounts",
    ]) }}
{% endmacro %}
