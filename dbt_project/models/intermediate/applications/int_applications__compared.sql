with pairs as (
    select * from {{ ref('int_applications__paired') }}
),

decisions as (
    select * from {{ ref('int_decisions__standing') }}
    where concept = 'application' and kind in ('same', 'alias', 'merge', 'different') and object is not null
),

-- A pair has no direction: the latest word on it stands, whichever way it was said.
decided as (
    select
        least(subject, object) as application_id, greatest(subject, object) as other_application_id,
        max_by(kind, sequence) as kind, max_by(decided_by, sequence) as decided_by, max(sequence) as sequence
    from decisions
    where subject <> object
    group by least(subject, object), greatest(subject, object)
),

scored as (
    select
        *,
        round({{ application_score('pairs') }}, 4) as likeness,
        {{ application_evidence('pairs') }} as evidence
    from pairs
),

compared as (
    select
        ---------- ids
        coalesce(scored.application_id, decided.application_id) as application_id,
        coalesce(scored.other_application_id, decided.other_application_id) as other_application_id,
        decided.sequence as decision_sequence,
        ---------- text
        case
            when decided.kind = 'different' then 'rejected'
            when decided.kind is not null then 'accepted'
            when scored.likeness >= {{ var('application_accepted_score') }} then 'accepted'
            else 'review'
        end as zone,
        case when decided.kind is not null then 'steward' else 'similarity' end as method,
        decided.decided_by,
        coalesce(scored.evidence, '{}') as evidence,
        ---------- numbers
        coalesce(scored.likeness, 0) as score
    from scored
    full join decided
        on
            scored.application_id = decided.application_id
            and scored.other_application_id = decided.other_application_id
    where decided.kind is not null or scored.likeness >= {{ var('application_review_score') }}
)

select * from compared
