with spending as (
    select * from {{ ref('stg_kemenkeu__section_spending') }}
    where spending_idr_billion is not null
),

succeeded as (
    select * from {{ ref('int_organisations__succeeded') }}
),

-- On the chart as it was nothing is to be added: without a succession there is no other chart.
restated as (
    select * from ({{ restated('spending', 'succeeded', 'spending_idr_billion', ['fiscal_year']) }})
    where exists (select 1 from succeeded)
)

select * from restated
