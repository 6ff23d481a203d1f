with assessments as (
    select * from {{ ref('int_assessments__rated') }}
),

keyed as (
    select
        ---------- codes
        agency_code,
        ---------- numbers
        application_count, assessment_count,
        ---------- dates
        period,
        ---------- provenance
        _delivery_ids[1] as _delivery_id, row_number() over (order by period, agency_code) as _row, _delivery_ids
    from assessments
)

select * from keyed
