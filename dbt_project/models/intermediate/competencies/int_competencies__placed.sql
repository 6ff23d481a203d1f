with competencies as (
    select * from {{ ref('stg_bkn__competencies') }}
),

employees as (
    select * from {{ ref('int_employees__counted') }}
),

placed as (
    select
        ---------- codes
        coalesce(employees.agency_code, 'unmatched') as agency_code,
        coalesce(employees.unit_code, 'unmatched') as unit_code,
        ---------- text
        competencies.competency_kind,
        ---------- booleans
        competencies.assessed_level >= competencies.required_level as is_met,
        ---------- numbers
        competencies.assessed_level - competencies.required_level as gap_levels,
        ---------- dates
        competencies.period,
        ---------- provenance
        competencies._delivery_id, competencies._row
    from competencies
    left join employees on competencies.nip_token = employees.nip_token
)

select * from placed
