{%- set cuts = {'building': 'building_code', 'request_category': 'category', 'request_priority': 'priority'} -%}
with facility_requests as (
    select * from {{ ref('fct_facility_requests') }}
),

summed as (
    select
        {{ cell_keys(dimensions=cuts) }},
        count(*) filter (where is_open) as numerator,
        count(*) as denominator
    from facility_requests
    {{ cell_groups(dimensions=cuts) }}
),

cells as (
    select
        {{ metric_cell('open_request_share', scale=100) }}
    from summed
)

select * from cells
