{% macro joined_texts(text, separator, order_by) %}
    {#- One text of a group's texts in a fixed order; string_agg is DuckDB's. -#}
    string_agg({{ text }}, '{{ separator }}' order by {{ order_by }})
{%- endmacro %}
