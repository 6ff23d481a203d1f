with succeeded as (
    select * from {{ ref('int_organisations__succeeded') }}
    where predecessor_kemendagri_code <> successor_kemendagri_code
),

measured as (
    select * from {{ ref('int_organisations__measured') }}
),

moved as (
    select
        before.work_unit_code, succeeded.predecessor_agency_code, succeeded.successor_agency_code,
        succeeded.predecessor_kemendagri_code, succeeded.successor_kemendagri_code, succeeded.effective_date,
        before.budget_ceiling_idr
    from succeeded
    inner join measured as before on succeeded.predecessor_kemendagri_code = before.agency_kemendagri_code
    inner join measured as since
        on
            succeeded.successor_kemendagri_code = since.agency_kemendagri_code
            and before.work_unit_code = since.work_unit_code
)

select * from moved
