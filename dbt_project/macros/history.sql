{% macro history(relation, keys, tracked, seen_on) %}
    {#- Type-2 history: one row per key and unbroken stretch of equal tracked columns. The first stretch begins when
        the key was first seen, the last is open. -#}
    {%- set key = keys | join(", ") -%}
    with marked as (
        select
            *,
            row_number() over (partition by {{ key }} order by {{ seen_on }}) = 1
            {%- for column in tracked %}
            or coalesce({{ column }}, '') <> lag(coalesce({{ column }}, '')) over (partition by {{ key }} order by {{ seen_on }})
            {%- endfor %} as is_start
        from {{ relation }}
    )

    select
        {{ key }}, {{ tracked | join(", ") }},
        cast({{ seen_on }} as date) as valid_from,
        cast(lead({{ seen_on }}) over (partition by {{ key }} order by {{ seen_on }}) - interval 1 day as date) as valid_to
    from marked
    where is_start
{%- endmacro %}
