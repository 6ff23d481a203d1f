with steps as (
    select * from {{ ref('int_processes__digitised') }}
),

keyed as (
    select
        ---------- ids
        process_id,
        ---------- codes
        agency_code, rab_code,
        ---------- text
        process_name, theme_name,
        ---------- numbers
        service_count, carried_count,
        ---------- booleans
        is_digitised,
        ---------- dates
        period,
        ---------- provenance
        _delivery_id, _row, _delivery_ids
    from steps
)

select * from keyed
