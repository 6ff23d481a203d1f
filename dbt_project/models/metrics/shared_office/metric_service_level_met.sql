{%- set cuts = {'building': 'building_code', 'request_category': 'category', 'request_priority': 'priority'} -%}
with facility_requests as (
    select * from {{ ref('fct_facility_requests') }}
    where not is_open
),

summed as (
    select
        {{ cell_keys(dimensions=cuts) }},
        count(*) filter (where is_in_time) as numerator,
        count(*) as denominator
    from facility_requests
    {{ cell_groups(dimensions=cuts) }}
),

cells as (
    select
        {{ metric_cell('service_level_met', scale=100) }}
    from summed
)

select * from cells
