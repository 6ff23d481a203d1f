with decisions as (
    select * from {{ ref('int_decisions__standing') }}
    where concept in ('organisation', 'work_unit')
),

-- The last link to any organisation or unit stands; a pair kept apart is never linked by the machine.
ranked as (
    select
        concept, subject, object, kind, decided_by,
        row_number() over (
            partition by concept, subject, kind in ('same', 'alias', 'merge') order by sequence desc
        ) as place
    from decisions
),

decided as (
    select concept, subject, object, kind in ('same', 'alias', 'merge') as is_link, decided_by
    from ranked
    where kind = 'different' or (kind in ('same', 'alias', 'merge') and place = 1)
)

select * from decided
