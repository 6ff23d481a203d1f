with handovers as (
    select * from {{ ref('int_processes__followed') }}
),

keyed as (
    select
        ---------- ids
        process_id || '>' || next_process_id as handover_id, process_id, next_process_id,
        ---------- codes
        agency_code, next_agency_code,
        ---------- text
        theme_name, process_name, next_process_name,
        ---------- booleans
        is_broken, is_between_agencies,
        ---------- dates
        period,
        ---------- provenance
        _delivery_id, _row, _delivery_ids
    from handovers
)

select * from keyed
