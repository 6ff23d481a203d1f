with weighed as (
    select * from {{ ref('int_relocation__weighed') }}
),

-- The unit itself is ready where all of its components are.
whole as (
    select
        * exclude (component, component_order, is_ready, _delivery_ids), 'unit' as component, 0 as component_order,
        bool_and(is_ready) as is_ready, list_sort(list_distinct(flatten(list(_delivery_ids)))) as _delivery_ids
    from weighed
    group by all
),

stacked as (
    select * from weighed
    union all by name
    select * from whole
),

keyed as (
    select
        ---------- codes
        agency_code, plan_version, relocation_priority, wave, coalesce(unit_code, 'unmatched') as unit_code, component,
        case when is_due then 'due' else 'upcoming' end as due_state,
        ---------- text
        agency_spbe_name, echelon1_unit_name,
        ---------- numbers
        component_order, planned_people,
        ---------- booleans
        is_moved, is_ready,
        ---------- dates
        period, planned_date,
        ---------- provenance
        _delivery_id, _row, _delivery_ids
    from stacked
)

select * from keyed
