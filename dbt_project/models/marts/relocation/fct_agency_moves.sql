with plans as (
    select * from {{ ref('int_relocation__planned') }}
    where not is_put_off
),

summed as (
    select
        agency_code, plan_version, period,
        count(*) as planned_units, count(*) filter (where is_due) as due_units,
        count(*) filter (where is_moved and is_due) as moved_units,
        min(planned_date) as planned_date, min(_delivery_id) as _delivery_id, min(_row) as _row,
        {{ deliveries_of() }} as _delivery_ids
    from plans
    group by agency_code, plan_version, period
),

keyed as (
    select
        ---------- codes
        agency_code, plan_version,
        ---------- numbers
        planned_units, due_units, moved_units,
        ---------- booleans
        due_units > 0 as is_due, moved_units > 0 as has_begun, due_units > 0 and moved_units = due_units as is_moved,
        ---------- dates
        period, planned_date,
        ---------- provenance
        _delivery_id, _row, _delivery_ids
    from summed
)

select * from keyed
