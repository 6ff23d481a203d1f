{% macro month_start(year, month) %}
    {#- First day of a month; make_date is DuckDB's. -#}
    make_date({{ year }}, {{ month }}, 1)
{%- endmacro %}

{% macro year_start(year) %}{{ month_start(year, 1) }}{% endmacro %}

{% macro year_end(year) %}
    {#- Last day of a year. -#}
    make_date({{ year }}, 12, 31)
{%- endmacro %}

{% macro months_of_year() %}
    {#- One row per month number. -#}
    select generate_series as month_number from generate_series(1, 12)
{%- endmacro %}

{% macro month_of(day) -%}
    {#- First day of a date's month. -#}
    cast(date_trunc('month', {{ day }}) as date)
{%- endmacro %}
