with agency_moves as (
    select * from {{ ref('fct_agency_moves') }}
    where is_due
),

stages as (
    select member, 'move_stage' as dimension from {{ ref('dim_members') }}
    where dimension = 'move_stage'
    union all
    select 'all', 'all'
),

summed as (
    select
        coalesce(agency_moves.agency_code, 'all') as agency, agency_moves.period, stages.dimension, stages.member,
        count(*) filter (
            where case stages.member when 'complete' then agency_moves.is_moved else agency_moves.has_begun end
        ) as numerator, count(*) as denominator
    from agency_moves
    cross join stages
    group by agency_moves.period, stages.dimension, stages.member, grouping sets ((), (agency_moves.agency_code))
),

cells as (
    select
        {{ metric_cell('agencies_moving_share', scale=100) }}
    from summed
)

select * from cells
