with phases as (
    select * from {{ ref('transition_phases') }}
),

keyed as (
    select
        ---------- codes
        phase,
        ---------- text
        label_id, label_en, source, status, note_id, note_en,
        ---------- numbers
        official_from_year, official_to_year, press_from_year, press_to_year,
        ---------- booleans
        official_from_year <> press_from_year or official_to_year <> press_to_year as is_conflicting,
        ---------- dates
        source_date
    from phases
)

select * from keyed
