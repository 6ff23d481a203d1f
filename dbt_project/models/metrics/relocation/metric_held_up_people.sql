with blockers as (
    select * from {{ ref('fct_blockers') }}
),

-- A unit that several components hold up counts once in the whole: by its first.
summed as (
    select
        {{ cell_keys(dimensions={'component': 'component', 'work_unit': 'unit_code'}) }},
        case
            when grouping(component) = 0 then sum(held_up_people)
            else sum(held_up_people) filter (where blocker_rank = 1)
        end as numerator,
        cast(null as double) as denominator
    from blockers
    {{ cell_groups(dimensions={'component': 'component', 'work_unit': 'unit_code'}) }}
),

cells as (
    select
        {{ metric_cell('held_up_people', value='cast(numerator as double)') }}
    from summed
)

select * from cells
