with assessments as (
    select * from {{ ref('int_competencies__placed') }}
),

counted as (
    select
        agency_code, competency_kind, is_met, count(*) as people, sum(gap_levels) as gap_levels, period,
        min(_delivery_id) as _delivery_id, {{ deliveries_of() }} as _delivery_ids
    from assessments
    group by agency_code, competency_kind, is_met, period
),

keyed as (
    select
        ---------- codes
        agency_code,
        ---------- text
        competency_kind,
        ---------- booleans
        is_met,
        ---------- numbers
        people, cast(gap_levels as bigint) as gap_levels,
        ---------- dates
        period,
        ---------- provenance
        _delivery_id, row_number() over (order by period, agency_code, competency_kind, is_met) as _row, _delivery_ids
    from counted
)

select * from keyed
