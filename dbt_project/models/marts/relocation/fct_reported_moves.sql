with plans as (
    select * from {{ ref('int_relocation__planned') }}
    where moved_people > 0
),

summed as (
    select
        agency_code, plan_version, relocation_priority, period, cast(sum(moved_people) as bigint) as people,
        min(_delivery_id) as _delivery_id, {{ deliveries_of() }} as _delivery_ids
    from plans
    group by agency_code, plan_version, relocation_priority, period
),

keyed as (
    select
        ---------- codes
        agency_code, plan_version, relocation_priority,
        ---------- numbers
        people,
        ---------- dates
        period,
        ---------- provenance
        _delivery_id, _delivery_ids,
        row_number() over (order by period, agency_code, plan_version, relocation_priority) as _row
    from summed
)

select * from keyed
