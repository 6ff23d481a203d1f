with moved as (
    select * from {{ ref('int_work_units__moved') }}
),

keyed as (
    select
        ---------- ids
        work_unit_code || ':' || predecessor_kemendagri_code || '>' || successor_kemendagri_code as succession_id,
        ---------- codes
        work_unit_code, predecessor_agency_code, successor_agency_code, predecessor_kemendagri_code,
        successor_kemendagri_code,
        ---------- numbers
        cast(budget_ceiling_idr as double) as budget_ceiling_idr,
        ---------- dates
        effective_date
    from moved
)

select * from keyed
