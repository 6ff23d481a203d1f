with seen as (
    select * from {{ ref('int_organisations__seen') }}
),

declared as (
    select * from {{ ref('int_organisations__declared') }}
),

compared as (
    select * from {{ ref('int_organisations__compared') }}
),

listed as (
    select * from {{ ref('int_organisations__listed') }}
),

stacked as (
    select *, case when source_name is null then 'code' else 'own name' end as evidence from seen
    union all
    select *, 'register' as evidence from declared
),

spoken as (
    select
        code_system, source_code, source_name, evidence, coalesce(source_name, source_code) as spoken_name,
        min(seen_date) as first_seen_date, max(seen_date) as last_seen_date, sum(times) as times
    from stacked
    group by code_system, source_code, source_name, evidence
),

-- Context: of two bearers of one name, the one that was there; what is no name of its own needs a living bearer.
candidates as (
    select
        spoken.*, compared.agency_kemendagri_code, compared.score, compared.is_whole,
        case
            when not coalesce(compared.is_exact, false) then 4
            when
                coalesce(spoken.last_seen_date <= listed.valid_to_date, true)
                and coalesce(spoken.last_seen_date >= listed.valid_from_date, true) then 1
            when spoken.evidence = 'own name' then 2
            else 3
        end as tier
    from spoken
    left join compared on spoken.spoken_name = compared.spoken_name
    left join listed on compared.agency_kemendagri_code = listed.agency_kemendagri_code
),

ranked as (
    select
        *,
        row_number() over own as place, lead(tier) over own as next_tier,
        score - coalesce(lead(score) over own, 0) as margin,
        times / sum(times) filter (where tier = 1) over (partition by code_system, source_code, evidence)
            as register_share
    from candidates
    window own as (
        partition by code_system, source_code, source_name, evidence
        order by tier asc, score desc, agency_kemendagri_code asc
    )
),

decided as (
    select
        code_system, source_code, source_name, evidence, first_seen_date, last_seen_date, times,
        agency_kemendagri_code, score,
        case
            when
                tier = 1 and evidence = 'register'
                and register_share < {{ var('organisation_register_share') }} then null
            when tier <= 2 and coalesce(next_tier <> tier, true) then 'exact name'
            when
                tier = 4 and evidence = 'own name' and is_whole and score >= {{ var('organisation_accepted_score') }}
                and margin >= {{ var('organisation_accepted_margin') }} then 'similarity'
        end as method
    from ranked
    where place = 1
)

select * from decided
