with decisions as (
    select * from {{ ref('stg_simpul__decisions') }}
),

standing as (
    select * from {{ ref('int_decisions__standing') }}
),

-- Who decided, why, and on which person's record stays in the house: a steward is a civil servant too, and a reason
-- may name somebody.
keyed as (
    select
        ---------- ids
        decisions.sequence,
        ---------- text
        decisions.kind, decisions.concept,
        case when decisions.concept <> 'person' then decisions.subject end as subject,
        case when decisions.concept <> 'person' then decisions.object end as object,
        ---------- dates
        cast(decisions.decided_at as date) as decided_date,
        ---------- booleans
        standing.sequence is not null as is_standing
    from decisions
    left join standing on decisions.sequence = standing.sequence
)

select * from keyed
