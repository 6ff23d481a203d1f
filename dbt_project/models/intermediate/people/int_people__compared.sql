with weighed as (
    select * from {{ ref('int_people__weighed') }}
),

listed as (
    select record_id, holding, valid_from, valid_to from {{ ref('int_people__listed') }}
),

settled as (
    select listed.*, verified.person_id
    from listed
    inner join {{ ref('int_people__verified') }} as verified
        on listed.record_id = verified.record_id and verified.verdict = 'confirmed'
),

decisions as (
    select subject, object from {{ ref('int_decisions__standing') }}
    where concept = 'person' and kind = 'different'
),

-- Nobody holds two seats, two homes or two lines of one wave at once: whose NIP is confirmed for one is not the holder
-- of another. What a steward parted stays apart.
held as (
    select distinct weighed.record_id, weighed.candidate_person_id
    from weighed
    inner join listed on weighed.record_id = listed.record_id
    inner join settled
        on
            weighed.candidate_person_id = settled.person_id
            and listed.holding = settled.holding
            and listed.valid_from <= coalesce(settled.valid_to, cast('{{ var("last_date") }}' as date))
            and settled.valid_from <= coalesce(listed.valid_to, cast('{{ var("last_date") }}' as date))
),

judged as (
    select
        weighed.*,
        case
            when decisions.subject is not null then '{"rule": {"level": "a steward parted them", "weight": 0}}'
            when held.record_id is not null then '{"rule": {"level": "holds another at the time", "weight": 0}}'
        end as rule,
        case when decisions.subject is null and held.record_id is null then pow(2, weighed.match_weight) else 0 end
            as odds
    from weighed
    left join held on weighed.record_id = held.record_id and weighed.candidate_person_id = held.candidate_person_id
    left join decisions
        on weighed.record_id = decisions.subject and weighed.candidate_person_id = decisions.object
),

-- A record means one person at most: two namesakes leave each other half.
ranked as (
    select
        *,
        round(odds / ({{ var('person_absent_share') }} + sum(odds) over same), 6) as match_probability,
        row_number() over (
            partition by record_id order by odds desc, match_weight desc, candidate_person_id asc
        ) as rank
    from judged
    window same as (partition by record_id)
),

compared as (
    select
        ---------- ids
        record_id, candidate_person_id,
        ---------- text
        case
            when match_probability >= {{ var('person_accepted_probability') }} and not {{ is_born_apart('evidence') }}
                then 'accepted'
            when match_probability >= {{ var('person_review_probability') }} then 'review'
            else 'rejected'
        end as zone,
        case when rule is null then evidence else json_merge_patch(evidence, rule) end as evidence,
        model_version,
        ---------- numbers
        rank, match_weight, match_probability
    from ranked
)

select * from compared
