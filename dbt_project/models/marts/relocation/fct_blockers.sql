with readiness as (
    select * from {{ ref('int_relocation__weighed') }}
    where not is_ready and not is_moved
),

-- What holds up most people in a month ranks first, for the country and within each unit.
held as (
    select
        period, component, component_order, sum(planned_people) as held_up_people,
        row_number() over (partition by period order by sum(planned_people) desc, component_order) as national_rank
    from readiness
    group by period, component, component_order
),

keyed as (
    select
        ---------- codes
        readiness.agency_code,
        readiness.plan_version,
        readiness.relocation_priority,
        readiness.wave,
        coalesce(readiness.unit_code, 'unmatched') as unit_code,
        readiness.component,
        case when readiness.is_due then 'due' else 'upcoming' end as due_state,
        ---------- text
        readiness.agency_spbe_name, readiness.echelon1_unit_name,
        ---------- numbers
        readiness.planned_people as held_up_people, held.national_rank,
        row_number() over (
            partition by
                readiness.period, readiness.plan_version, readiness.relocation_priority, readiness.agency_spbe_name,
                readiness.echelon1_unit_name
            order by held.national_rank
        ) as blocker_rank,
        ---------- dates
        readiness.period, readiness.planned_date,
        ---------- provenance
        readiness._delivery_id, readiness._row, readiness._delivery_ids
    from readiness
    inner join held on readiness.period = held.period and readiness.component = held.component
)

select * from keyed
