with items as (
    select * from {{ ref('int_review_items__listed') }}
),

-- Cases of people stay in the workshop: a row would be about one person, and their number would tell small groups.
published as (
    select
        ---------- ids
        item_id, concept, subject, candidate,
        ---------- codes
        agency_code,
        ---------- text
        subject_label, candidate_label, subject_record, candidate_record, evidence, effect_metric,
        ---------- numbers
        score, effect, effect_before, effect_after
    from items
    where concept <> 'person'
)

select * from published
