with crosswalked as (
    select * from {{ ref('int_organisations__crosswalked') }}
    where agency_kemendagri_code is not null
),

performance as (
    select * from {{ ref('stg_kemenkeu__budget_performance') }}
),

procuring_units as (
    select * from {{ ref('stg_lkpp__work_units') }}
),

warrants as (
    select * from {{ ref('stg_kemenkeu__budget_warrants') }}
),

-- Under whom a satker was ever seen: by its section of a month, and by the agencies that LKPP lists it under.
homes as (
    select distinct performance.work_unit_code, crosswalked.agency_kemendagri_code
    from performance
    inner join crosswalked
        on
            crosswalked.code_system = 'BA' and performance.agency_code = crosswalked.source_code
            and performance.period between crosswalked.valid_from and coalesce(crosswalked.valid_to, performance.period)
    union
    select procuring_units.work_unit_code, crosswalked.agency_kemendagri_code
    from procuring_units
    inner join crosswalked
        on crosswalked.code_system = 'LKPP' and procuring_units.agency_code = crosswalked.source_code
),

-- The ceiling nearest the change that is known of every satker: its first.
ceilings as (
    select work_unit_code, arg_min(budget_ceiling_idr, fiscal_year) as budget_ceiling_idr from warrants
    group by work_unit_code
),

measured as (
    select homes.work_unit_code, homes.agency_kemendagri_code, ceilings.budget_ceiling_idr
    from homes
    left join ceilings on homes.work_unit_code = ceilings.work_unit_code
)

select * from measured
