with dated as (
    select * from {{ ref('int_relocation__dated') }}
),

months as (
    select * from {{ ref('int_relocation__reported') }}
),

grouped as (
    select
        agency_code, wave, relocation_priority, is_listed, {{ month_of('planned_date') }} as planned_month,
        {{ month_of('arrived_date') }} as arrived_month, count(*) as people, sum(delay_days) as delay_days,
        min(_delivery_id) as _delivery_id,
        {{ deliveries_joined(deliveries_of('list_delivery_id'), deliveries_of('seat_delivery_id')) }} as _delivery_ids
    from dated
    group by all
),

-- Who came before the planned month is due from then on.
stocks as (
    select
        grouped.agency_code, months.period, grouped.wave, grouped.relocation_priority, grouped.is_listed,
        case when grouped.arrived_month <= months.period then 'arrived' else 'waiting' end as arrival_state,
        cast(sum(grouped.people) as bigint) as people,
        cast(sum(case when grouped.arrived_month <= months.period then grouped.delay_days else 0 end) as bigint)
            as delay_days,
        min(grouped._delivery_id) as _delivery_id,
        list_sort(list_distinct(flatten(list(grouped._delivery_ids)))) as _delivery_ids
    from grouped
    inner join months on least(grouped.planned_month, grouped.arrived_month) <= months.period
    group by all
),

keyed as (
    select
        ---------- codes
        agency_code, wave, relocation_priority, arrival_state,
        ---------- numbers
        people, delay_days,
        ---------- booleans
        is_listed,
        ---------- dates
        period,
        ---------- provenance
        _delivery_id, _delivery_ids,
        row_number() over (order by period, agency_code, wave, relocation_priority, arrival_state, is_listed) as _row
    from stocks
)

select * from keyed
