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
{%- set named = {
    "building": {"model": "dim_buildings", "code": "building_code", "name": "building_name", "order": "building_code",
        "kept": "true"},
    "data_centre": {"model": "stg_komdigi__hosted_applications", "code": "data_centre_name",
        "name": "data_centre_name", "order": "data_centre_name", "kept": "data_centre_name is not null"},
    "theme": {"model": "stg_panrb__business_processes", "code": "theme_name", "name": "theme_name",
        "order": "theme_name", "kept": "is_cross_cutting and theme_name is not null"},
    "work_unit": {"model": "int_work_units__listed", "code": "unit_code", "name": "unit_name",
        "order": "agency_code, unit_name, unit_code", "kept": "echelon_code = '" ~ var("first_echelon") ~ "'"},
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

named as (
    {%- for dimension, place in named.items() %}
        select distinct
            '{{ dimension }}' as dimension, {{ place.code }} as member, {{ place.name }} as label_id,
            {{ place.name }} as label_en, cast(dense_rank() over (order by {{ place.order }}) as integer) as sort_order
        from {{ ref(place.model) }}
        where {{ place.kept }}
        {{- " union all" if not loop.last }}
    {%- endfor %}
),

stacked as (
    select * from listed
    union all
    select dimension, member, label_id, label_en, sort_order from members
    union all
    select * from named
    union all
    select 'floor', floor_code, label_id, label_en, sort_order from {{ ref('dim_floors') }}
    union all
    select 'instrument', instrument, label_id, label_en, sort_order from {{ ref('egov_instruments') }}
    union all
    select 'wave', wave, label_id, label_en, sort_order from {{ ref('dim_waves') }}
    union all
    select 'plan_version', plan_version, label_id, label_en, sort_order from {{ ref('dim_plan_versions') }}
    union all
    select
        'unit_rating', units.member || '/' || members.member, units.label_id || ' · ' || members.label_id,
        units.label_en || ' · ' || members.label_en, 10 * units.sort_order + members.sort_order
    from named as units
    inner join members on members.dimension = 'rating_group'
    where units.dimension = 'work_unit'
)

select * from stacked
