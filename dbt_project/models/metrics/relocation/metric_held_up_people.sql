with blockers as (
    select * from {{ ref('fct_blockers') }}
),

-- A unit that several components hold up counts once in the whole: by its first.
summed as (
    select
        coalesce(agency_code, 'all') as agency, period,
        case when grouping(component) = 0 then 'component' else 'all' end as dimension,
        coalesce(component, 'all') as member,
        case
            when grouping(component) = 0 then sum(held_up_people)
            else sum(held_up_people) filter (where blocker_rank = 1)
        end as numerator,
        cast(null as double) as denominator
    from blockers
    group by grouping sets ((period), (period, agency_code), (period, component), (period, agency_code, component))
),

cells as (
    select
        {{ metric_cell('held_up_people', value='cast(numerator as double)') }}
    from summed
)

select * from cells
