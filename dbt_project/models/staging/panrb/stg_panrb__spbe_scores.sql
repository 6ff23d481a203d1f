with source as (
    select * from {{ source('panrb', 'spbe_scores') }}
),

renamed as (
    select
        ---------- codes
        egov_instrument,
        ---------- text
        agency_spbe_name, egov_predicate,
        ---------- numbers
        egov_index, indicator_number, maturity_level,
        ---------- dates
        period, evaluation_year,
        ---------- provenance
        _delivery_id, _row
    from source
)

select * from renamed
