with handovers as (
    select * from {{ ref('int_handovers__placed') }}
),

keyed as (
    select
        ---------- ids
        process_id || '>' || next_process_id as handover_id,
        ---------- codes
        agency_code, unit_code, next_agency_code, next_unit_code,
        ---------- text
        theme_name, handover_scope,
        ---------- booleans
        is_joint_floor, is_joint_building, is_colocated,
        ---------- dates
        period,
        ---------- provenance
        _delivery_id, _row, _delivery_ids
    from handovers
)

select * from keyed
