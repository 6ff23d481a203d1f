with warrants as (
    select * from {{ ref('stg_kemenkeu__budget_warrants') }}
),

keyed as (
    select
        ---------- ids
        work_unit_code || '@' || cast(fiscal_year as varchar) as warrant_id,
        ---------- codes
        agency_code, work_unit_code, warrant_number, history_status_code,
        ---------- text
        work_unit_class, revision_kind,
        ---------- numbers
        budget_ceiling_idr, revision_number,
        ---------- dates
        period, fiscal_year, revision_posted_date, warrant_date,
        ---------- provenance
        _delivery_id, _row
    from warrants
)

select * from keyed
