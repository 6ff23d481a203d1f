with applications as (
    select * from {{ ref('int_applications__described') }}
),

hosting_agencies as (
    {{ agency_codes('KOMDIGI') }}
),

assessing_agencies as (
    {{ agency_codes('BSSN') }}
),

seen as (
    select distinct
        'KOMDIGI' as code_system, hosted.application_komdigi_id as source_id, hosted.application_name as source_name,
        codes.agency_code
    from {{ ref('stg_komdigi__hosted_applications') }} as hosted
    left join hosting_agencies as codes on hosted.agency_komdigi_code = codes.source_code and codes.valid_to is null
    union
    select
        'BSSN', assessed.agency_bssn_code || '/' || assessed.system_name, assessed.system_name, codes.agency_code
    from {{ ref('stg_bssn__security_assessments') }} as assessed
    left join assessing_agencies as codes on assessed.agency_bssn_code = codes.source_code and codes.valid_to is null
),

spelt as (
    select *, {{ application_text('source_name') }} as name_text from seen
),

-- Both ways of writing: as it stands, and without the agency's short name that registers put behind it.
scored as (
    select
        spelt.code_system, spelt.source_id, applications.application_id,
        max(greatest(
            {{ likeness('spelt.name_text', 'applications.spelt_name') }},
            ({{ likeness('spelt.name_text', 'applications.name_text') }}) * {{ var('application_short_name_worth') }}
        )) as score
    from spelt
    inner join applications on spelt.agency_code = applications.agency_code
    group by spelt.code_system, spelt.source_id, applications.application_id
),

ranked as (
    select
        *,
        row_number() over (partition by code_system, source_id order by score desc, application_id asc) as place,
        score - coalesce(
            lead(score) over (partition by code_system, source_id order by score desc, application_id asc), 0
        ) as margin
    from scored
),

-- The best, where it is alike enough and no other is nearly as good.
best as (
    select
        code_system, source_id, application_id, score,
        score >= {{ var('application_name_score') }} and margin >= {{ var('application_name_margin') }} as is_right
    from ranked
    where place = 1
),

named as (
    select code_system, source_id, min(source_name) as source_name, min(agency_code) as agency_code
    from spelt
    group by code_system, source_id
),

known as (
    select
        named.*, best.application_id as candidate_application_id, round(best.score, 4) as candidate_score,
        case when best.is_right then best.application_id end as application_id,
        case
            when not coalesce(best.is_right, false) then 'unmatched'
            when best.score = 1 then 'exact name' else 'similarity'
        end as method
    from named
    left join best on named.code_system = best.code_system and named.source_id = best.source_id
)

select * from known
