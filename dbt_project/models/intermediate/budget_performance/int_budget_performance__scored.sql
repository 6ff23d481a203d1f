with performance as (
    select * from {{ ref('stg_kemenkeu__budget_performance') }}
),

instruments as (
    select * from {{ ref('ikpa_instruments') }}
),

paired as (
    select
        performance.work_unit_code, performance.period,
        instruments.instrument, instruments.indicator, instruments.official_name,
        instruments.weight,
        cast({{ ikpa_score('instruments.indicator', 'performance') }} as decimal(9, 4)) as score,
        performance.period >= instruments.valid_from
        and (instruments.valid_to is null or performance.period <= instruments.valid_to) as is_in_force
    from performance
    cross join instruments
),

scored as (
    select *, cast(score * weight * 0.01 as decimal(18, 8)) as points
    from paired
)

select * from scored
