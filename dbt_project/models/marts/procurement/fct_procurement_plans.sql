with subactivities as (
    select * from {{ ref('stg_lkpp__subactivities') }}
),

activities as (
    select * from {{ ref('stg_lkpp__activities') }}
),

programmes as (
    select * from {{ ref('stg_lkpp__programmes') }}
),

organisations as (
    select * from {{ ref('int_organisations__crosswalked') }}
    where code_system = 'LKPP'
),

joined as (
    select
        ---------- ids
        subactivities.subactivity_id || '@' || cast(subactivities.fiscal_year as varchar) as plan_key,
        subactivities.subactivity_id, subactivities.activity_id, subactivities.programme_id,
        subactivities.work_unit_lkpp_id,
        ---------- codes
        coalesce(organisations.agency_code, subactivities.agency_code) as agency_code,
        ---------- text
        subactivities.subactivity_name, activities.activity_name, programmes.programme_name,
        ---------- numbers
        subactivities.subactivity_ceiling_idr,
        ---------- booleans
        subactivities.is_deleted,
        ---------- dates
        subactivities.period, subactivities.fiscal_year,
        ---------- provenance
        subactivities._delivery_id, subactivities._row
    from subactivities
    left join organisations on subactivities.agency_code = organisations.source_code
    left join activities
        on
            subactivities.activity_id = activities.activity_id
            and subactivities.fiscal_year = activities.fiscal_year
    left join programmes
        on
            subactivities.programme_id = programmes.programme_id
            and subactivities.fiscal_year = programmes.fiscal_year
)

select * from joined
