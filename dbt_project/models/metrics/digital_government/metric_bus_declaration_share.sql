with registered_services as (
    select * from {{ ref('fct_registered_services') }}
),

summed as (
    select
        {{ cell_keys('service_kind', 'service_kind') }},
        count(*) filter (where is_on_bus) as numerator,
        count(*) as denominator
    from registered_services
    {{ cell_groups('service_kind') }}
),

cells as (
    select
        {{ metric_cell('bus_declaration_share', scale=100) }}
    from summed
)

select * from cells
