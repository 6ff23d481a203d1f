with nusantara_kpis as (
    select * from {{ ref('fct_nusantara_kpis') }}
),

summed as (
    select
        {{ cell_keys(dimensions={'kpi_principle': 'kpi_principle'}) }},
        count_if(is_measurable) as numerator,
        count(*) as denominator
    from nusantara_kpis
    {{ cell_groups(dimensions={'kpi_principle': 'kpi_principle'}) }}
),

cells as (
    select
        {{ metric_cell('nusantara_kpi_measurability', scale=100) }}
    from summed
    where denominator > 0
)

select * from cells
