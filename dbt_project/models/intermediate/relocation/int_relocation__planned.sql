with plans as (
    select * from {{ ref('stg_panrb__relocation_plan') }}
),

names as (
    {{ agency_names('SPBE') }}
),

units as (
    select agency_code, source_name, min(unit_code) as unit_code
    from {{ ref('int_work_units__crosswalked') }}
    where code_system = 'SPBE'
    group by agency_code, source_name
),

lists as (
    {{ listed_waves() }}
),

-- A plan names no wave: a unit's is the one whose list holds its month.
placed as (
    select
        ---------- codes
        plans.plan_version, plans.relocation_priority, coalesce(names.agency_code, 'unmatched') as agency_code,
        coalesce(min(lists.relocation_wave), 'unlisted') as wave, units.unit_code,
        ---------- text
        plans.agency_spbe_name, plans.echelon1_unit_name, plans.figure_source, plans.figure_status,
        ---------- numbers
        plans.planned_people_min, plans.planned_people, plans.moved_people,
        ---------- booleans
        plans.moved_people >= plans.planned_people_min as is_moved,
        plans.planned_date <= plans.period as is_due,
        plans.figure_status = 'ditunda' as is_put_off,
        ---------- dates
        plans.period, plans.planned_date, plans.figure_source_date,
        ---------- provenance
        plans._delivery_id, plans._row
    from plans
    left join names on plans.agency_spbe_name = names.agency_name
    left join units on names.agency_code = units.agency_code and plans.echelon1_unit_name = units.source_name
    left join lists
        on
            plans.relocation_priority = lists.relocation_priority
            and plans.planned_date between lists.first_date and lists.last_date
    group by all
)

select * from placed
