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

{% macro half_end(first_day) -%}
    {#- Last day of the half-year that begins on a day. -#}
    cast({{ first_day }} + interval 6 month - interval 1 day as date)
{%- endmacro %}

{% macro month_of(day) -%}
    {#- First day of a date's month. -#}
    cast(date_trunc('month', {{ day }}) as date)
{%- endmacro %}

{% macro days_in_month(day) -%}
    {#- How many days a date's month has; last_day is DuckDB's. -#}
    day(last_day({{ day }}))
{%- endmacro %}

{% macro days_to_month_end(day, month) -%}
    {#- Days from a date to the last day of a month. -#}
    date_diff('day', {{ day }}, last_day({{ month }}))
{%- endmacro %}

{% macro minutes_between(start, finish) -%}
    {#- Whole minutes between two moments; date_diff is DuckDB's. -#}
    date_diff('minute', {{ start }}, {{ finish }})
{%- endmacro %}

{% macro month_from(day) -%}
    {#- The first month that begins on a date or after it. -#}
    cast(date_trunc('month', {{ day }} - interval 1 day) + interval 1 month as date)
{%- endmacro %}

{% macro month_end(period) -%}
    {#- Last day of a month, given its first; last_day is DuckDB's. -#}
    last_day({{ period }})
{%- endmacro %}
