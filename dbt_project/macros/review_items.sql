{% macro record_of(columns) %}
    {#- Some columns (heading → expression) of a row as JSON text: one side of a case for the steward. -#}
    cast(json_object(
        {%- for name, expression in columns.items() %}'{{ name }}', {{ expression }}{{ ", " if not loop.last }}{% endfor -%}
    ) as varchar)
{%- endmacro %}

{% macro review_effect(metric, counted, total, gained) %}
    {#- A share in percent now, and what it would be with so many more of its population counted. -#}
    '{{ metric }}' as effect_metric,
    100 * cast({{ counted }} as double) / {{ total }} as effect_before,
    100 * cast({{ counted }} + {{ gained }} as double) / {{ total }} as effect_after
{%- endmacro %}

{% macro name_evidence(score) %}
    {#- Where two names are all that was compared: how alike they are, as JSON text. -#}
    cast(json_object('name', json_object('level', {{ similarity_level(score) }}, 'weight', round({{ score }}, 4))) as varchar)
{%- endmacro %}
