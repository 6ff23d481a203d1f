{% macro serving_in_months() -%}
    {#- Who serves on the first day of each month. Who became PNS stands in the list under two numbers: on a day of
        both, the later appointment counts. -#}
    select
        employees.*, periods.period,
        row_number() over (
            partition by employees.person_id, periods.period
            order by employees.hired_date desc, employees.nip_token desc
        ) as place
    from {{ ref('int_employees__counted') }} as employees
    inner join {{ ref('dim_periods') }} as periods
        on
            employees.hired_date <= periods.period
            and coalesce(employees.left_date > periods.period, true)
            and periods.period between employees.first_counted_date and employees.last_counted_date
    qualify place = 1
{%- endmacro %}
