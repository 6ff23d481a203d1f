with agencies as (
    select * from {{ ref('stg_kemendagri__agencies') }}
),

spelt as (
    select * from {{ ref('int_organisations__spelt') }}
),

joined as (
    select
        ---------- codes
        agencies.agency_kemendagri_code, agencies.predecessor_kemendagri_codes,
        ---------- text
        agencies.agency_kemendagri_name, agencies.agency_short_name, spelt.name_key, spelt.kind,
        short_names.name_key as short_key, short_names.letters as short_letters,
        ---------- dates
        agencies.valid_from_date, agencies.valid_to_date
    from agencies
    inner join spelt on agencies.agency_kemendagri_name = spelt.spoken_name
    left join spelt as short_names on agencies.agency_short_name = short_names.spoken_name
)

select * from joined
