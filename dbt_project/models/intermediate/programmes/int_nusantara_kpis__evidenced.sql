with kpis as (
    select * from {{ ref('nusantara_kpis') }}
),

-- The capital's authority answers for its KPIs; its code is the one it bears in the reference of agencies.
authority as (
    select min(agency_code) as agency_code
    from {{ ref('stg_bappenas__programmes') }}
    where is_for_nusantara and figure_version = '1'
),

years as (
    select fiscal_year, {{ deliveries_of() }} as _delivery_ids
    from {{ ref('stg_bappenas__outputs') }}
    group by fiscal_year
),

utilities as (
    select report_year as fiscal_year, {{ deliveries_of() }} as _delivery_ids
    from {{ ref('stg_oikn__utilities') }}
    group by report_year
),

evidenced as (
    select
        kpis.*, years.fiscal_year, {{ year_start('years.fiscal_year') }} as period, authority.agency_code,
        kpis.measurability = 'published' or utilities.fiscal_year is not null as is_measurable,
        coalesce(utilities._delivery_ids, years._delivery_ids) as _delivery_ids
    from kpis
    cross join years
    cross join authority
    left join utilities on kpis.evidence_table = 'utilities' and years.fiscal_year = utilities.fiscal_year
    where authority.agency_code is not null
)

select * from evidenced
