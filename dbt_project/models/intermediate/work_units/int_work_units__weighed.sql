with seen as (
    select * from {{ ref('int_work_units__seen') }}
),

matched as (
    select * from {{ ref('int_work_units__matched') }}
),

spelt as (
    select * from {{ ref('int_work_units__spelt') }}
),

listed as (
    select * from {{ ref('int_work_units__listed') }}
),

procuring_units as (
    select work_unit_lkpp_id, max(work_unit_code) as work_unit_code from {{ ref('stg_lkpp__work_units') }}
    group by work_unit_lkpp_id
),

-- Official are the systems whose code is the key, and LKPP's where it says the satker.
weighed as (
    select
        seen.*,
        seen.code_system || '/'
        || coalesce(seen.source_code, 'name/' || seen.agency_code || '/' || spelt.name_key) as subject,
        case seen.code_system
            when 'satker' then seen.source_code
            when 'SIASN' then structure.unit_code
            when 'LKPP' then satkers.unit_code
        end as official_unit_code,
        matched.unit_code as candidate_unit_code, matched.score as candidate_score, matched.method as found_method
    from seen
    inner join spelt on seen.source_name = spelt.spoken_name
    left join listed as structure on seen.code_system = 'SIASN' and seen.source_code = structure.siasn_unit_id
    left join procuring_units on seen.code_system = 'LKPP' and seen.source_code = procuring_units.work_unit_lkpp_id
    left join listed as satkers on procuring_units.work_unit_code = satkers.satker_code
    left join matched
        on
            seen.code_system = matched.code_system and seen.source_code is not distinct from matched.source_code
            and seen.agency_code = matched.agency_code and seen.source_name = matched.source_name
)

select * from weighed
