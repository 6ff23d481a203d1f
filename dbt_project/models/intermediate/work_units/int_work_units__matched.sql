with seen as (
    select * from {{ ref('int_work_units__seen') }}
),

spelt as (
    select * from {{ ref('int_work_units__spelt') }}
),

listed as (
    select * from {{ ref('int_work_units__listed') }}
    where is_telling
),

succeeded as (
    select * from {{ ref('int_organisations__succeeded') }}
),

-- The agency that is named, and those that followed it: registers keep old names for a while.
homes as (
    select distinct agency_code as said_agency_code, agency_code from seen
    union
    select predecessor_agency_code, successor_agency_code from succeeded
),

pairs as (
    select
        seen.code_system, seen.source_code, seen.agency_code, seen.source_name, listed.unit_code,
        spelt.name_key, listed.name_key as listed_key, spelt.name_key = listed.name_key as is_equal,
        listed.agency_code = seen.agency_code as is_at_home
    from seen
    inner join spelt on seen.source_name = spelt.spoken_name
    inner join homes on seen.agency_code = homes.said_agency_code
    inner join listed on homes.agency_code = listed.agency_code
    where seen.code_system in ('OIKN', 'SPBE')
),

-- How like another name is asked only where none is equal: it is nearly all that this model costs.
candidates as (
    select
        *,
        case
            when is_equal then 1
            when bool_or(is_equal) over (partition by code_system, source_code, agency_code, source_name) then 0
            else 1 - damerau_levenshtein(name_key, listed_key) / greatest(length(name_key), length(listed_key))
        end as score,
        {{ unit_skeleton('name_key') }} = {{ unit_skeleton('listed_key') }} as has_same_skeleton
    from pairs
),

ranked as (
    select
        *, row_number() over own as place,
        score - coalesce(lead(score) over own, 0) as margin,
        lead(score = 1 and is_at_home) over own as has_equal_at_home, lead(score) over own as next_score
    from candidates
    window own as (
        partition by code_system, source_code, agency_code, source_name
        order by score desc, is_at_home desc, unit_code asc
    )
),

matched as (
    select
        code_system, source_code, agency_code, source_name, unit_code, score,
        case
            when score = 1 and (coalesce(next_score, 0) < 1 or (is_at_home and not has_equal_at_home)) then 'exact name'
            when
                has_same_skeleton and score < 1 and score >= {{ var('work_unit_accepted_score') }}
                and margin >= {{ var('organisation_accepted_margin') }} then 'similarity'
            else 'unmatched'
        end as method
    from ranked
    where place = 1
)

select * from matched
