{% macro days_late(day, planned_month) -%}
    {#- Days by which something came after its planned month, none within it, negative before it: plans tell months. -#}
    case
        when {{ day }} > last_day({{ planned_month }}) then date_diff('day', last_day({{ planned_month }}), {{ day }})
        when {{ day }} < {{ planned_month }} then date_diff('day', {{ planned_month }}, {{ day }})
        when {{ day }} is not null and {{ planned_month }} is not null then 0
    end
{%- endmacro %}

{% macro pace(people, share) -%}
    {#- What a share of months stayed below, between two months in proportion; quantile_cont is DuckDB's. -#}
    quantile_cont(cast({{ people }} as double), {{ share }})
{%- endmacro %}

{% macro months_through(first_month, last_month) -%}
    {#- The months from one to another, both included, one a row where it is selected; unnest is DuckDB's. -#}
    cast(unnest(generate_series({{ first_month }}, {{ last_month }}, interval 1 month)) as date)
{%- endmacro %}

{% macro nusantara_time(timestamp) -%}
    {#- A moment, kept in universal time, by the clocks of Nusantara (WITA, UTC+8), whose months begin earlier. -#}
    {{ timestamp }} + interval 8 hour
{%- endmacro %}

{% macro listed_waves() -%}
    {#- The waves of the lists by priority: the months that each is planned for, and from its first of them until the
        next wave's the days on which it is the one that has begun; who came before them all came with the first. -#}
    select
        relocation_wave, relocation_priority, min(planned_date) as first_date, max(planned_date) as last_date,
        case when row_number() over by_date > 1 then min(planned_date) else date '0001-01-01' end as begun_date,
        coalesce(lead(min(planned_date)) over by_date - 1, date '9999-12-31') as ended_date
    from {{ ref('stg_panrb__relocation_list') }}
    group by relocation_wave, relocation_priority
    window by_date as (order by min(planned_date), relocation_wave, relocation_priority)
{%- endmacro %}

{% macro arrival_stocks(months, keys, since) -%}
    {#- People by agency, keys and state at the end of each of some months, from the month on that is their `since`; who
        came before the planned month is due from then on. -#}
    select
        grouped.agency_code, months.period, {% for key in keys %}grouped.{{ key }}, {% endfor %}
        case when grouped.arrived_month <= months.period then 'arrived' else 'waiting' end as arrival_state,
        cast(sum(grouped.people) as bigint) as people,
        cast(sum(case when grouped.arrived_month <= months.period then grouped.delay_days else 0 end) as bigint)
            as delay_days,
        min(grouped._delivery_id) as _delivery_id, {{ deliveries_of_lists('grouped._delivery_ids') }} as _delivery_ids
    from (
        select
            agency_code, {{ keys | join(", ") }}, {{ month_of('planned_date') }} as planned_month,
            {{ month_of('arrived_date') }} as arrived_month, count(*) as people, sum(delay_days) as delay_days,
            min(_delivery_id) as _delivery_id,
            {{ deliveries_joined(deliveries_of('list_delivery_id'), deliveries_of('seat_delivery_id')) }} as _delivery_ids
        from {{ ref('int_relocation__dated') }}
        group by all
    ) as grouped
    inner join {{ months }} as months on {{ since }} <= months.period
    group by all
{%- endmacro %}
