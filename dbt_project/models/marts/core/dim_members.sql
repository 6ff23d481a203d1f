with categories as (
    select 'category' as dimension, category as member, label_id, label_en, sort_order from {{ ref('ikpa_categories') }}
),

methods as (
    select 'method' as dimension, method as member, label_id, label_en, sort_order from {{ ref('procurement_methods') }}
),

instruments as (
    select 'instrument' as dimension, instrument as member, label_id, label_en, sort_order from {{ ref('instruments') }}
),

stacked as (
    select * from categories
    union all
    select * from instruments
    union all
    select * from methods
)

select * from stacked
