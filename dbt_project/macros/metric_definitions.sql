{% macro metric_meta() %}
    {#- The meta of every metric, by name in alphabetical order; nothing while dbt only parses. -#}
    {%- set found = {} -%}
    {%- if execute -%}
        {%- for node in graph.nodes.values() if node.resource_type == "model" and node.name.startswith("metric_") -%}
            {%- do found.update({node.name[7:]: node.config.meta}) -%}
        {%- endfor -%}
    {%- endif -%}
    {{ return(found | dictsort) }}
{% endmacro %}

{% macro text_of(value) -%}
    {#- A YAML value as an SQL literal; lists are joined by commas. -#}
    {%- set plain = value | join(", ") if value is iterable and value is not string else value -%}
    {{ "cast(null as varchar)" if value is none else "'" ~ (plain | string | trim | replace("'", "''")) ~ "'" }}
{%- endmacro %}

{% macro number_of(value) -%}
    cast({{ "null" if value is none else value }} as double)
{%- endmacro %}

{% macro metric_definitions() %}
    {#- One select per metric: what its YAML says about it. -#}
    {%- set texts = ["label_id", "label_en", "description_id", "description_en", "formula_id", "formula_en", "unit",
        "direction", "target_source", "theme", "organisation_chart", "owner", "population_id", "population_en", "source_note",
        "area_type", "headcount_type"] -%}
    {%- set numbers = ["lower_bound", "upper_bound", "target", "price_year", "rank"] -%}
    {%- set row_texts = {"rows_from": "from", "rows_where": "where", "rows_numerator": "numerator",
        "rows_denominator": "denominator"} -%}
    {%- for metric, meta in metric_meta() %}
    select
        '{{ metric }}' as metric
        {%- for name in texts %}, {{ text_of(meta.get(name)) }} as {{ name }}{% endfor %}
        {%- for name in numbers %}, {{ number_of(meta.get(name)) }} as {{ name }}{% endfor %}
        {%- for name, key in row_texts.items() %}, {{ text_of(meta.rows.get(key)) }} as {{ name }}{% endfor %}
        , {{ text_of(tojson(meta.rows.get("dimensions", {}))) }} as dimensions
    {{ "union all" if not loop.last }}
    {%- else %}
    select 'parsing' as metric
    {%- endfor %}
{% endmacro %}
