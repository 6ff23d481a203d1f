with targets as (
    select * from {{ ref('transition_targets') }}
),

keyed as (
    select
        ---------- codes
        target, measured_by,
        ---------- text
        label_id, label_en, unit, source, status, note_id, note_en,
        ---------- numbers
        minimum, maximum, target_year,
        ---------- booleans
        measured_by is not null as is_measured,
        ---------- dates
        signed_date, source_date
    from targets
)

select * from keyed
