with succeeded as (
    select * from {{ ref('int_organisations__succeeded') }}
),

keyed as (
    select
        ---------- ids
        predecessor_kemendagri_code || '>' || successor_kemendagri_code || '@' || cast(effective_date as varchar)
            as succession_id,
        ---------- codes
        predecessor_agency_code, successor_agency_code, predecessor_kemendagri_code, successor_kemendagri_code,
        ---------- text
        predecessor_name, successor_name, share_basis,
        ---------- numbers
        share, unit_count,
        ---------- dates
        effective_date
    from succeeded
)

select * from keyed
