with identified as (
    select * from {{ ref('int_people__identified') }}
),

settled as (
    select * from {{ ref('int_people__settled') }}
),

-- A badge is its seats' holder's, as far as those agree on who that is.
badges as (
    select
        'badges/' || badge_number as record_id, 'badges' as roster,
        case when count(distinct person_id) = 1 then min(person_id) end as person_id,
        min_by(method, case method when 'steward' then 1 when 'sound NIP' then 2 when 'probabilistic' then 3 else 4 end)
            as method,
        case
            when count(distinct person_id) = 1 then 'accepted'
            when count(distinct person_id) > 1 or bool_or(zone = 'review') then 'review'
            else 'none'
        end as zone,
        min(agency_code) as agency_code, min(valid_from) as valid_from,
        case when bool_and(valid_to is not null) then max(valid_to) end as valid_to,
        min(_delivery_id) as _delivery_id, min_by(_row, (_delivery_id, _row)) as _row
    from settled
    where badge_number is not null
    group by badge_number
),

stacked as (
    select
        record_id, roster, person_id, method, case when person_id is null then 'none' else 'accepted' end as zone,
        cast(null as varchar) as decided_by, cast(null as double) as match_weight,
        cast(null as double) as match_probability, agency_code, valid_from, valid_to, _delivery_id, _row
    from identified
    union all
    select
        record_id, roster, person_id, method, zone,
        decided_by, match_weight, match_probability, agency_code, valid_from, valid_to, _delivery_id, _row
    from settled
    union all
    select
        record_id, roster, person_id, case when person_id is null then 'unlinked' else method end, zone,
        null, null, null, agency_code, valid_from, valid_to, _delivery_id, _row
    from badges
),

linked as (
    select
        ---------- ids
        record_id, person_id,
        ---------- codes
        roster, agency_code,
        ---------- text
        method, zone, decided_by,
        ---------- numbers
        match_weight, match_probability,
        ---------- dates
        valid_from, valid_to,
        ---------- provenance
        _delivery_id, _row
    from stacked
)

select * from linked
