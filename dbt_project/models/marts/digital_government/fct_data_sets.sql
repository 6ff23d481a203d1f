with data_sets as (
    select * from {{ ref('int_data_sets__described') }}
),

keyed as (
    select
        ---------- ids
        data_set_id, application_id,
        ---------- codes
        agency_code, rad_code,
        ---------- text
        data_set_name, data_access,
        ---------- booleans
        has_standard, has_metadata, is_interoperable, has_reference_code,
        ---------- dates
        period,
        ---------- provenance
        _delivery_id, _row
    from data_sets
)

select * from keyed
