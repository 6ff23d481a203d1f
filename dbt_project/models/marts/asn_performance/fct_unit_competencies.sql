with assessments as (
    select * from {{ ref('int_competencies__placed') }}
),

counted as (
    select
        agency_code, unit_code, count(*) as people, sum(gap_levels) as gap_levels, period,
        min(_delivery_id) as _delivery_id, {{ deliveries_of() }} as _delivery_ids
    from assessments
    group by agency_code, unit_code, period
),

keyed as (
    select
        ---------- codes
        agency_code, unit_code,
        ---------- numbers
        people, cast(gap_levels as bigint) as gap_levels,
        ---------- dates
        period,
        ---------- provenance
        _delivery_id, row_number() over (order by period, agency_code, unit_code) as _row, _delivery_ids
    from counted
)

select * from keyed
