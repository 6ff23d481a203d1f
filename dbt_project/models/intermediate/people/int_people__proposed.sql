with listed as (
    select * from {{ ref('int_people__listed') }}
),

verified as (
    select * from {{ ref('int_people__verified') }}
    where verdict = 'confirmed'
),

compared as (
    select * from {{ ref('int_people__compared') }}
    where rank = 1
),

decisions as (
    select * from {{ ref('int_decisions__standing') }}
    where concept = 'person'
),

bound as (
    select subject as record_id, max_by(object, sequence) as person_id, max_by(decided_by, sequence) as decided_by
    from decisions
    where kind <> 'different'
    group by subject
    having max_by(kind, sequence) <> 'split'
),

-- A record that leaves where a NIP or a steward put it is linked to nobody until a steward says to whom.
parted as (
    select distinct decisions.subject as record_id
    from decisions
    left join verified on decisions.subject = verified.record_id
    where decisions.kind = 'split' or (decisions.kind = 'different' and decisions.object = verified.person_id)
),

proposed as (
    select
        listed.record_id, listed.roster, listed.holding, listed.agency_code, listed.badge_number,
        listed.valid_from, listed.valid_to, listed._delivery_id, listed._row,
        bound.decided_by, compared.match_weight, compared.match_probability,
        case
            when bound.person_id is not null then 'steward'
            when parted.record_id is not null then 'unlinked'
            when verified.person_id is not null then 'sound NIP'
            when compared.zone = 'accepted' then 'probabilistic'
            else 'unlinked'
        end as method,
        case when parted.record_id is not null then 'rejected' else coalesce(compared.zone, 'none') end as zone,
        coalesce(bound.person_id, verified.person_id, compared.candidate_person_id) as person_id
    from listed
    left join bound on listed.record_id = bound.record_id
    left join verified on listed.record_id = verified.record_id
    left join compared on listed.record_id = compared.record_id
    left join parted on listed.record_id = parted.record_id
)

select * from proposed
