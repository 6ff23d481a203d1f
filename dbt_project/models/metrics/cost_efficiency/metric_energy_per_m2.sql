with energy as (
    select * from {{ ref('fct_energy_use') }}
),

summed as (
    select
        {{ cell_keys(dimensions={'building': 'building_code', 'site': 'site'}) }},
        sum({{ exact('electricity_kwh') }}) as numerator,
        sum({{ exact('gross_area_m2') }}) as denominator
    from energy
    {{ cell_groups(dimensions={'building': 'building_code', 'site': 'site'}) }}
),

cells as (
    select
        {{ metric_cell('energy_per_m2') }}
    from summed
)

select * from cells
