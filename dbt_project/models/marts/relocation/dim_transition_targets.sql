with targets as (
    select * from {{ ref('transition_targets') }}
),

-- Of the decree as a whole, and so of each target: that sources differ on the day is told by its milestone.
signed as (
    select note_id, note_en from {{ ref('transition_milestones') }}
    where milestone = 'update_signed'
),

keyed as (
    select
        ---------- codes
        targets.target, targets.measured_by,
        ---------- text
        targets.label_id, targets.label_en, targets.unit, targets.source, targets.status, targets.note_id,
        targets.note_en, signed.note_id as signed_note_id, signed.note_en as signed_note_en,
        ---------- numbers
        targets.minimum, targets.maximum, targets.target_year,
        ---------- booleans
        targets.measured_by is not null as is_measured,
        ---------- dates
        targets.signed_date, targets.source_date
    from targets
    left join signed on true
)

select * from keyed
