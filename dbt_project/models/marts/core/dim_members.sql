with categories as (
    select 'category' as dimension, category as member, label_id, label_en, sort_order from {{ ref('ikpa_categories') }}
),

methods as (
    select 'method' as dimension, method as member, label_id, label_en, sort_order from {{ ref('procurement_methods') }}
),

instruments as (
    select 'instrument' as dimension, instrument as member, label_id, label_en, sort_order from {{ ref('instruments') }}
),

kinds as (
    select 'employment_kind' as dimension, employment_kind as member, label_id, label_en, sort_order
    from {{ ref('employment_kinds') }}
),

sexes as (
    select 'sex' as dimension, sex as member, label_id, label_en, sort_order from {{ ref('sexes') }}
),

sites as (
    select 'site' as dimension, site as member, label_id, label_en, sort_order from {{ ref('work_sites') }}
),

states as (
    select 'state' as dimension, state as member, label_id, label_en, sort_order from {{ ref('service_states') }}
),

charts as (
    select 'organisation_chart' as dimension, organisation_chart as member, label_id, label_en, sort_order
    from {{ ref('organisation_charts') }}
),

rosters as (
    select 'roster' as dimension, roster as member, label_id, label_en, sort_order from {{ ref('people_rosters') }}
),

concepts as (
    select 'concept' as dimension, concept as member, label_id, label_en, sort_order from {{ ref('linkage_concepts') }}
),

stacked as (
    select * from categories
    union all
    select * from rosters
    union all
    select * from concepts
    union all
    select * from charts
    union all
    select * from kinds
    union all
    select * from sexes
    union all
    select * from sites
    union all
    select * from instruments
    union all
    select * from methods
    union all
    select * from states
)

select * from stacked
