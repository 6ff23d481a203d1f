with trainings as (
    select * from {{ ref('int_trainings__placed') }}
),

counted as (
    select
        agency_code, is_digital, count(*) as participations, period, min(_delivery_id) as _delivery_id,
        {{ deliveries_of() }} as _delivery_ids
    from trainings
    group by agency_code, is_digital, period
),

keyed as (
    select
        ---------- codes
        agency_code,
        ---------- booleans
        is_digital,
        ---------- numbers
        participations,
        ---------- dates
        period,
        ---------- provenance
        _delivery_id, row_number() over (order by period, agency_code, is_digital) as _row, _delivery_ids
    from counted
)

select * from keyed
