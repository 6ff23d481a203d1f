with due as (
    select * from {{ ref('int_trainings__expected') }}
),

counted as (
    select
        agency_code, unit_code, count(*) as people, sum(training_hours) as training_hours, period,
        min(_delivery_id) as _delivery_id,
        {{ deliveries_joined(deliveries_of(), deliveries_of('training_delivery_id')) }} as _delivery_ids
    from due
    group by agency_code, unit_code, period
),

keyed as (
    select
        ---------- codes
        agency_code, unit_code,
        ---------- numbers
        people, cast(training_hours as bigint) as training_hours,
        ---------- dates
        period,
        ---------- provenance
        _delivery_id, row_number() over (order by period, agency_code, unit_code) as _row, _delivery_ids
    from counted
)

select * from keyed
