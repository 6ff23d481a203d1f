with data_sets as (
    select * from {{ ref('fct_data_sets') }}
),

summed as (
    select
        {{ cell_keys('access', 'data_access') }},
        count(*) filter (where has_standard and has_metadata and is_interoperable and has_reference_code) as numerator,
        count(*) as denominator
    from data_sets
    {{ cell_groups('data_access') }}
),

cells as (
    select
        {{ metric_cell('complete_data_set_share', scale=100) }}
    from summed
)

select * from cells
