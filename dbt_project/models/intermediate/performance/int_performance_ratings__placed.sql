with ratings as (
    select * from {{ ref('stg_bkn__performance_ratings') }}
),

units as (
    select * from {{ ref('stg_bkn__work_units') }}
),

employees as (
    select * from {{ ref('int_employees__counted') }}
),

organisations as (
    {{ agencies_by_code('SIASN') }}
),

-- A rating counts where it was given: in the agency of its unit; where that unit is not known, in the person's.
placed as (
    select
        ---------- ids
        coalesce(employees.person_id, ratings.nip_token) as person_id,
        case
            when units.echelon_code = '{{ var("first_echelon") }}' then units.siasn_unit_id
            else units.parent_siasn_unit_id
        end as echelon1_unit_id,
        ---------- codes
        coalesce(organisations.agency_code, employees.agency_code, 'unmatched') as agency_code,
        ---------- text
        ratings.performance_rating, ratings.organisation_rating,
        ---------- booleans
        ratings.is_rated_digitally, ratings.rated_date <= {{ half_end('ratings.period') }} as is_in_time,
        ---------- dates
        ratings.period,
        ---------- provenance
        ratings._delivery_id, ratings._row
    from ratings
    left join units on ratings.siasn_unit_id = units.siasn_unit_id
    left join organisations on units.agency_code = organisations.source_code
    left join employees on ratings.nip_token = employees.nip_token
)

select * from placed
