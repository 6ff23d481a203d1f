with matched as (
    select * from {{ ref('int_organisations__matched') }}
),

listed as (
    select * from {{ ref('int_organisations__listed') }}
),

-- A code said with several names: what finds its bearer counts, its own name first, then the last and commonest.
ranked as (
    select
        *,
        min(first_seen_date) over code as code_seen_date,
        row_number() over (
            partition by code_system, coalesce(source_code, source_name)
            order by
                method is null, list_position(['own name', 'code', 'register'], evidence),
                last_seen_date desc nulls last, times desc, source_name asc
        ) as place
    from matched
    window code as (partition by code_system, coalesce(source_code, source_name))
),

current_claims as (
    select
        ranked.*, listed.valid_from_date, listed.predecessor_kemendagri_codes,
        ranked.code_system in ('BA', 'KOMDIGI') and ranked.code_seen_date < listed.valid_from_date
        and ranked.method is not null as is_inherited
    from ranked
    left join listed on ranked.agency_kemendagri_code = listed.agency_kemendagri_code
    where ranked.place = 1
),

-- Sections and tenants keep their code when a ministry follows another: before, it was the predecessor's, if there
-- is one that ended on that day.
heirs as (
    select
        current_claims.code_system, current_claims.source_code, min(ended.agency_kemendagri_code) as ended_code,
        min(ended.valid_to_date) as ended_date
    from current_claims
    inner join listed as ended
        on
            current_claims.is_inherited
            and list_contains(
                string_split(current_claims.predecessor_kemendagri_codes, ','), ended.agency_kemendagri_code
            )
            and ended.valid_to_date = current_claims.valid_from_date - 1
    group by current_claims.code_system, current_claims.source_code
    having count(*) = 1
),

claimed as (
    select
        current_claims.code_system, current_claims.source_code, current_claims.source_name, current_claims.evidence,
        current_claims.agency_kemendagri_code, current_claims.score, current_claims.method,
        coalesce(heirs.ended_date + 1, cast('{{ var("first_date") }}' as date)) as valid_from,
        cast(null as date) as valid_to
    from current_claims
    left join heirs
        on current_claims.code_system = heirs.code_system and current_claims.source_code = heirs.source_code
    union all
    select
        code_system, source_code, cast(null as varchar), 'succession', ended_code, 1, 'official code',
        cast('{{ var("first_date") }}' as date), ended_date
    from heirs
)

select * from claimed
