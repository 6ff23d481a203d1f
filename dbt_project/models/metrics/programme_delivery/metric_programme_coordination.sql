with lines as (
    select * from {{ ref('fct_programme_lines') }}
    where is_for_nusantara and is_judged
),

offices as (
    select member, 'office' as dimension from {{ ref('dim_members') }}
    where dimension = 'office'
    union all
    select 'all', 'all'
),

counted as (
    select
        coalesce(lines.agency_code, 'all') as agency, lines.period, offices.dimension, offices.member,
        count(*) filter (where {{ coordination_reached('lines', 'offices.member') }}) as numerator,
        count(*) as denominator
    from lines
    cross join offices
    group by lines.period, offices.dimension, offices.member, grouping sets ((), (lines.agency_code))
),

cells as (
    select
        {{ metric_cell('programme_coordination', scale=100) }}
    from counted
)

select * from cells
