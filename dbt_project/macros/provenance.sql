{% macro deliveries_of(column='_delivery_id') -%}
    {#- All deliveries of a group's rows, each once and in order: what a fact's _delivery_ids holds where its rows are
        made of several deliveries; lists are DuckDB's. -#}
    list_sort(list_distinct(list({{ column }})))
{%- endmacro %}

{% macro deliveries_joined() -%}
    {#- The deliveries of several lists (arguments), each once and in order; a list may be null. -#}
    list_sort(list_distinct(
        {%- for each in varargs %}
        {{ "list_concat(" if not loop.last }}coalesce({{ each }}, []){{ ", " if not loop.last }}
        {%- endfor %}
        {{- ")" * (varargs | length - 1) }}
    ))
{%- endmacro %}

{% macro deliveries_of_lists(column='_delivery_ids') -%}
    {#- All deliveries of a group's rows where each row has a list of them; an empty list is no reason to fail. -#}
    list_sort(list_distinct(flatten(list({{ column }}))))
{%- endmacro %}
