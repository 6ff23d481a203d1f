with data_sets as (
    select * from {{ ref('stg_panrb__data_sets') }}
),

codes as (
    {{ agency_names('SPBE') }}
),

register as (
    select max(period) as period from {{ ref('int_applications__described') }}
),

-- What is not said of a data set is not kept.
described as (
    select
        ---------- ids
        data_sets.data_set_id, data_sets.application_id,
        ---------- codes
        coalesce(codes.agency_code, 'unmatched') as agency_code, data_sets.rad_code,
        ---------- text
        data_sets.data_set_name, coalesce(data_sets.data_access, 'unmatched') as data_access,
        ---------- booleans
        coalesce(data_sets.has_standard, false) as has_standard,
        coalesce(data_sets.has_metadata, false) as has_metadata,
        coalesce(data_sets.is_interoperable, false) as is_interoperable,
        coalesce(data_sets.has_reference_code, false) as has_reference_code,
        ---------- dates
        register.period,
        ---------- provenance
        data_sets._delivery_id, data_sets._row
    from data_sets
    cross join register
    left join codes on data_sets.agency_spbe_name = codes.agency_name
    where register.period is not null
)

select * from described
