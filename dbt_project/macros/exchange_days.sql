{% macro days_of_month(timestamp) %}
    {#- On how many days of a month something was logged, at a group's level; a bit a day holds no list in memory. -#}
    bit_count(bit_or(cast(1 as bigint) << cast(day({{ timestamp }}) as integer)))
{%- endmacro %}
