with due as (
    select * from {{ ref('int_performance_ratings__expected') }}
),

counted as (
    select
        agency_code, rating_state, count(*) as people, period, min(_delivery_id) as _delivery_id,
        {{ deliveries_joined(deliveries_of(), deliveries_of('rating_delivery_id')) }} as _delivery_ids
    from due
    group by agency_code, rating_state, period
),

keyed as (
    select
        ---------- codes
        agency_code, rating_state,
        ---------- numbers
        people,
        ---------- dates
        period,
        ---------- provenance
        _delivery_id, row_number() over (order by period, agency_code, rating_state) as _row, _delivery_ids
    from counted
)

select * from keyed
