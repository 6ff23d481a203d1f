with plans as (
    select * from {{ ref('stg_panrb__relocation_plan') }}
    qualify plan_version = max(plan_version) over (partition by period)
),

lists as (
    select * from {{ ref('stg_panrb__relocation_list') }}
),

seats as (
    select * from {{ ref('stg_oikn__seat_assignments') }}
),

holders as (
    select * from {{ ref('int_seats__placed') }}
),

employees as (
    select * from {{ ref('int_employees__counted') }}
),

names as (
    {{ agencies_by_code('SPBE') }}
),

codes as (
    {{ agencies_by_code('OIKN') }}
),

-- PANRB tells a month's end; the others are counted as of the same day.
months as (
    select distinct period, {{ month_end('period') }} as day from plans
),

sides as (
    select
        'moved' as side, names.agency_code, plans.period, sum(plans.moved_people) as figure,
        {{ deliveries_of('plans._delivery_id') }} as _delivery_ids
    from plans
    inner join names on plans.agency_spbe_name = names.source_code
    group by all
    union all
    select 'listed', names.agency_code, months.period, count(*), {{ deliveries_of('lists._delivery_id') }}
    from lists
    inner join names on lists.agency_spbe_name = names.source_code
    inner join months on lists.planned_date <= months.day
    group by all
    union all
    select 'seated', codes.agency_code, months.period, count(*), {{ deliveries_of('seats._delivery_id') }}
    from seats
    inner join codes on seats.agency_code = codes.source_code
    inner join months on seats.valid_from_date <= months.day and coalesce(seats.valid_to_date >= months.day, true)
    group by all
    union all
    select
        'serving', employees.agency_code, months.period, count(distinct employees.person_id),
        {{ deliveries_of('employees._delivery_id') }}
    from holders
    inner join employees on holders.person_id = employees.person_id
    inner join months
        on
            holders.valid_from_date <= months.day and coalesce(holders.valid_to_date >= months.day, true)
            and employees.hired_date <= months.day and coalesce(employees.left_date > months.day, true)
    group by all
)

select * from sides
