with decisions as (
    select concept, subject, object, kind from {{ ref('int_decisions__standing') }}
),

stacked as (
    select * from {{ ref('int_review_organisations__listed') }}
    union all by name
    select * from {{ ref('int_review_work_units__listed') }}
    union all by name
    select * from {{ ref('int_review_people__listed') }}
    union all by name
    select * from {{ ref('int_review_applications__listed') }}
),

waiting as (
    select stacked.*
    from stacked
    left join decisions
        on
            stacked.concept = decisions.concept
            and stacked.subject = decisions.subject
            and (stacked.candidate = decisions.object or (decisions.object is null and decisions.kind = 'split'))
    where decisions.subject is null
),

keyed as (
    select
        ---------- ids
        md5(concept || ' ' || subject || ' ' || candidate) as item_id, concept, subject, candidate,
        ---------- codes
        agency_code,
        ---------- text
        subject_label, candidate_label, subject_record, candidate_record, evidence, effect_metric,
        ---------- numbers
        round(score, 6) as score, round(abs(effect_after - effect_before), 6) as effect,
        round(effect_before, 6) as effect_before, round(effect_after, 6) as effect_after
    from waiting
)

select * from keyed
