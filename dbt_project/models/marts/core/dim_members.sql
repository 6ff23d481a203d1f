-- Lists of our own say what members are called; what agencies name (a building, a wave) comes from its dimension.
{%- set listed = {
    "category": ["ikpa_categories", "category"],
    "concept": ["linkage_concepts", "concept"],
    "egov_predicate": ["egov_predicates", "predicate"],
    "employment_kind": ["employment_kinds", "employment_kind"],
    "indicator": ["egov_indicators", "indicator"],
    "instrument": ["instruments", "instrument"],
    "method": ["procurement_methods", "method"],
    "norm": ["cost_norms", "norm"],
    "published_subject": ["published_subjects", "published_subject"],
    "source_pair": ["reconciliation_pairs", "source_pair"],
    "organisation_chart": ["organisation_charts", "organisation_chart"],
    "roster": ["people_rosters", "roster"],
    "sex": ["sexes", "sex"],
    "site": ["work_sites", "site"],
    "state": ["service_states", "state"],
} %}
with listed as (
    {%- for dimension, place in listed.items() %}
        select '{{ dimension }}' as dimension, {{ place[1] }} as member, label_id, label_en, sort_order
        from {{ ref(place[0]) }}
        {{- " union all" if not loop.last }}
    {%- endfor %}
),

members as (
    select * from {{ ref('listed_members') }}
),

buildings as (
    select
        'building' as dimension, building_code as member, building_name as label_id, building_name as label_en,
        cast(row_number() over (order by building_code) as integer) as sort_order
    from {{ ref('dim_buildings') }}
),

themes as (
    select distinct
        'theme' as dimension, theme_name as member, theme_name as label_id, theme_name as label_en,
        cast(dense_rank() over (order by theme_name) as integer) as sort_order
    from {{ ref('stg_panrb__business_processes') }}
    where is_cross_cutting and theme_name is not null
),

data_centres as (
    select distinct
        'data_centre' as dimension, data_centre_name as member, data_centre_name as label_id,
        data_centre_name as label_en, cast(dense_rank() over (order by data_centre_name) as integer) as sort_order
    from {{ ref('stg_komdigi__hosted_applications') }}
    where data_centre_name is not null
),

relocation as (
    select 'wave' as dimension, wave as member, label_id, label_en, sort_order from {{ ref('dim_waves') }}
    union all
    select 'plan_version', plan_version, label_id, label_en, sort_order from {{ ref('dim_plan_versions') }}
),

stacked as (
    select * from listed
    union all
    select dimension, member, label_id, label_en, sort_order from members
    union all
    select * from buildings
    union all
    select 'floor', floor_code, label_id, label_en, sort_order from {{ ref('dim_floors') }}
    union all
    select * from themes
    union all
    select 'instrument', instrument, label_id, label_en, sort_order from {{ ref('egov_instruments') }}
    union all
    select * from data_centres
    union all
    select * from relocation
)

select * from stacked
