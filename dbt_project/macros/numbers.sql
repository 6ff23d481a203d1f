{% macro exact(expression, scale=4) %}
    {#- Decimals add up to the same sum in any order, doubles do not: an edition's hashes depend on it. -#}
    cast({{ expression }} as decimal(28, {{ scale }}))
{%- endmacro %}

{% macro agrees(left, right) %}
    {#- Whether two scores are the same; unknown never agrees. -#}
    coalesce(round(abs({{ left }} - {{ right }}), 6) <= {{ var('score_tolerance') }}, false)
{%- endmacro %}

{% macro number_text(expression, language) %}
    {#- A number with two decimals as it is written in a language. -#}
    {%- set plain = "cast(cast(" ~ expression ~ " as decimal(18, 2)) as varchar)" -%}
    {{ "replace(" ~ plain ~ ", '.', ',')" if language == "id" else plain }}
{%- endmacro %}

{% macro filled(template, row, numbers, language, texts={}) %}
    {#- Put a row's numbers (name → column) and texts into the {name} places of a template. -#}
    {%- set ns = namespace(sql=template) -%}
    {%- for name, column in numbers.items() -%}
        {%- set number = number_text(row ~ "." ~ column, language) -%}
        {%- set ns.sql = "replace(" ~ ns.sql ~ ", '{" ~ name ~ "}', coalesce(" ~ number ~ ", '–'))" -%}
    {%- endfor -%}
    {%- for name, column in texts.items() -%}
        {%- set ns.sql = "replace(" ~ ns.sql ~ ", '{" ~ name ~ "}', coalesce(" ~ row ~ "." ~ column ~ ", '–'))" -%}
    {%- endfor -%}
    {{ ns.sql }}
{%- endmacro %}
