{% macro serving_in_months() -%}
    {#- Who serves on the first day of each month. Who became PNS stands in the list under two numbers: on a day of
        both, the later appointment counts. Nearly all have one number, and of them nothing need be ranked. -#}
    with numbered as (
        select *, count(*) over (partition by person_id) = 1 as has_one_number from {{ ref('int_employees__counted') }}
    ),

    monthly as (
        select numbered.*, periods.period
        from numbered
        inner join {{ ref('dim_periods') }} as periods
            on
                numbered.hired_date <= periods.period
                and coalesce(numbered.left_date > periods.period, true)
                and periods.period between numbered.first_counted_date and numbered.last_counted_date
    )

    select * exclude (has_one_number) from monthly
    where has_one_number
    union all
    select * exclude (has_one_number) from monthly
    where not has_one_number
    qualify row_number() over (partition by person_id, period order by hired_date desc, nip_token desc) = 1
{%- endmacro %}
