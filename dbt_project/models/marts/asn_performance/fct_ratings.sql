with ratings as (
    select * from {{ ref('int_performance_ratings__placed') }}
),

counted as (
    select
        agency_code, performance_rating as predicate, count(*) as people, period, min(_delivery_id) as _delivery_id,
        {{ deliveries_of() }} as _delivery_ids
    from ratings
    group by agency_code, performance_rating, period
),

keyed as (
    select
        ---------- codes
        agency_code,
        ---------- text
        predicate,
        ---------- numbers
        people,
        ---------- dates
        period,
        ---------- provenance
        _delivery_id, row_number() over (order by period, agency_code, predicate) as _row, _delivery_ids
    from counted
)

select * from keyed
