with milestones as (
    select * from {{ ref('transition_milestones') }}
),

keyed as (
    select
        ---------- codes
        'all' as agency_code, milestone, phase, milestone_kind,
        ---------- text
        label_id, label_en, source, status, date_precision, note_id, note_en,
        ---------- dates
        {{ month_of('milestone_date') }} as period, milestone_date, source_date,
        ---------- provenance
        cast(null as varchar) as _delivery_id, row_number() over (order by milestone_date, milestone) as _row
    from milestones
)

select * from keyed
