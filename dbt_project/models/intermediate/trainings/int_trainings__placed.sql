with trainings as (
    select * from {{ ref('stg_bkn__trainings') }}
),

employees as (
    select * from {{ ref('int_employees__counted') }}
),

placed as (
    select
        ---------- ids
        coalesce(employees.person_id, trainings.nip_token) as person_id,
        ---------- codes
        coalesce(employees.agency_code, 'unmatched') as agency_code,
        coalesce(employees.unit_code, 'unmatched') as unit_code,
        ---------- text
        trainings.training_kind,
        ---------- booleans
        trainings.is_digital,
        ---------- numbers
        trainings.training_hours,
        ---------- dates
        trainings.period,
        ---------- provenance
        trainings._delivery_id, trainings._row
    from trainings
    left join employees on trainings.nip_token = employees.nip_token
)

select * from placed
