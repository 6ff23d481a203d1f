with days as (
    select * from {{ ref('int_presence__placed') }}
),

summed as (
    select
        ---------- codes
        building_code, agency_code,
        ---------- text
        cast(isodow(observed_date) as varchar) as weekday,
        ---------- numbers
        cast(sum(holders) as bigint) as holder_days, cast(sum(present) as bigint) as present_days,
        cast(sum(minutes) as bigint) as present_minutes, cast(sum(away_minutes) as bigint) as away_minutes,
        ---------- dates
        period,
        ---------- provenance
        min(_delivery_id) as _delivery_id, min(_row) as _row,
        list_sort(list_distinct(flatten(list(_delivery_ids)))) as _delivery_ids
    from days
    group by building_code, agency_code, weekday, period
)

select * from summed
