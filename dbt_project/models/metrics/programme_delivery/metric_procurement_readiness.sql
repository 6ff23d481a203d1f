with followed_packages as (
    select * from {{ ref('fct_followed_packages') }}
    where is_due
),

summed as (
    select
        {{ cell_keys(dimensions={'method': 'procurement_method'}) }},
        sum({{ exact('case when is_concluded then package_ceiling_idr else 0 end', 2) }}) as numerator,
        sum({{ exact('package_ceiling_idr', 2) }}) as denominator
    from followed_packages
    {{ cell_groups(dimensions={'method': 'procurement_method'}) }}
),

cells as (
    select
        {{ metric_cell('procurement_readiness', scale=100) }}
    from summed
    where denominator > 0
)

select * from cells
