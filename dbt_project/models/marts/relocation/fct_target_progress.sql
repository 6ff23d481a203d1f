with dated as (
    select * from {{ ref('int_relocation__dated') }}
    where arrived_date is not null
),

months as (
    select * from {{ ref('int_relocation__reported') }}
),

targets as (
    select 'minimum' as target_bound, minimum as target_people, * from {{ ref('transition_targets') }}
    union all
    select 'maximum', maximum, * from {{ ref('transition_targets') }}
),

counted as (
    select months.period, count(*) as arrived_people, {{ deliveries_of('dated.seat_delivery_id') }} as _delivery_ids
    from months
    inner join dated on dated.arrived_date <= last_day(months.period)
    group by months.period
),

keyed as (
    select
        ---------- codes
        'all' as agency_code, targets.target, targets.target_bound,
        ---------- text
        targets.source, targets.status,
        ---------- numbers
        counted.arrived_people, cast(targets.target_people as bigint) as target_people,
        ---------- dates
        counted.period, targets.signed_date, targets.source_date,
        ---------- provenance
        counted._delivery_ids[1] as _delivery_id,
        row_number() over (order by counted.period, targets.target_bound) as _row, counted._delivery_ids
    from counted
    inner join
        targets
        on targets.measured_by = 'target_attainment' and counted.period >= {{ month_of('targets.signed_date') }}
)

select * from keyed
