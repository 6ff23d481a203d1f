with moved as (
    select * from {{ ref('int_organisations__moved') }}
),

keyed as (
    select * from {{ ref('int_organisations__keyed') }}
),

summed as (
    select
        *, sum(unit_count) over whole as all_units, sum(ceiling_idr) over whole as all_ceilings_idr,
        count(*) over whole as successors, bool_or(predecessor_code = successor_code) over whole as stands_on
    from moved
    window whole as (partition by predecessor_code, effective_date)
),

based as (
    select
        *,
        case
            when all_ceilings_idr > 0 then 'satker ceilings'
            when all_units > 0 then 'satker count'
            when successors = 1 then 'only successor'
            when stands_on then 'kept whole (assumed)'
            else 'equal shares (assumed)'
        end as share_basis
    from summed
),

shared as (
    select
        ---------- codes
        predecessors.agency_code as predecessor_agency_code, successors.agency_code as successor_agency_code,
        based.predecessor_code as predecessor_kemendagri_code, based.successor_code as successor_kemendagri_code,
        ---------- text
        predecessors.agency_kemendagri_name as predecessor_name, successors.agency_kemendagri_name as successor_name,
        based.share_basis,
        ---------- numbers
        cast(case based.share_basis
            when 'satker ceilings' then based.ceiling_idr / cast(based.all_ceilings_idr as double)
            when 'satker count' then based.unit_count / cast(based.all_units as double)
            when 'kept whole (assumed)' then cast(based.predecessor_code = based.successor_code as integer)
            else 1 / cast(based.successors as double)
        end as double) as share,
        based.unit_count,
        ---------- dates
        based.effective_date
    from based
    inner join keyed as predecessors on based.predecessor_code = predecessors.agency_kemendagri_code
    inner join keyed as successors on based.successor_code = successors.agency_kemendagri_code
)

select * from shared
