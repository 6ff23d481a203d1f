with registered as (
    select * from {{ ref('int_people__registered') }}
),

ratings as (
    select * from {{ ref('stg_bkn__performance_ratings') }}
),

competencies as (
    select * from {{ ref('stg_bkn__competencies') }}
),

-- These rosters know people by NIP alone: either it is registered or nothing else tells who it is.
mentions as (
    select 'performance_ratings' as roster, nip_token, period, 6 as months, _delivery_id, _row from ratings
    union all
    select 'raters', rater_nip_token, period, 6, _delivery_id, _row from ratings
    where rater_nip_token is not null
    union all
    select 'competencies', nip_token, period, 12, _delivery_id, _row from competencies
),

counted as (
    select
        roster, nip_token, period, any_value(months) as months,
        min(_delivery_id) as _delivery_id, min_by(_row, (_delivery_id, _row)) as _row
    from mentions
    group by roster, nip_token, period
),

people as (
    select nip_token, person_id, agency_code from registered
),

identified as (
    select
        counted.roster || '/' || counted.nip_token || '/' || strftime(counted.period, '%Y-%m') as record_id,
        counted.roster, people.person_id,
        case when people.person_id is null then 'unlinked' else 'sound NIP' end as method,
        counted.period as valid_from,
        cast(counted.period + to_months(counted.months) - interval 1 day as date) as valid_to,
        people.agency_code, counted._delivery_id, counted._row
    from counted
    left join people on counted.nip_token = people.nip_token
    union all
    select
        record_id, 'employees', person_id, case when is_latest then 'sound NIP' else 'national number' end,
        valid_from, valid_to, agency_code, _delivery_id, _row
    from registered
)

select * from identified
