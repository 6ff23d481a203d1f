with serving as (
    {{ serving_in_months() }}
),

counted as (
    select agency_code, unit_code, period, count(*) as people, min(_delivery_id) as _delivery_id
    from serving
    group by agency_code, unit_code, period
),

keyed as (
    select
        ---------- codes
        agency_code, unit_code,
        ---------- numbers
        people,
        ---------- dates
        period,
        ---------- provenance
        _delivery_id, row_number() over (order by period, agency_code, unit_code) as _row
    from counted
)

select * from keyed
