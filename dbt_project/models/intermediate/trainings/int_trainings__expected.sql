with employees as (
    select * from {{ ref('int_employees__counted') }}
),

placed as (
    select * from {{ ref('int_trainings__placed') }}
),

years as (
    select period, {{ year_end('year(period)') }} as last_date from placed
    group by period
),

-- Who serves at the end of a year, or of the list where it ends before, is to be trained in it.
serving as (
    select
        employees.person_id, years.period,
        max_by(employees.agency_code, (employees.hired_date, employees.nip_token)) as agency_code,
        max_by(employees.unit_code, (employees.hired_date, employees.nip_token)) as unit_code,
        min(employees._delivery_id) as _delivery_id
    from employees
    inner join years
        on employees.hired_date <= years.last_date and coalesce(employees.left_date >= years.last_date, true)
    group by employees.person_id, years.period
),

trained as (
    select person_id, period, sum(training_hours) as training_hours, min(_delivery_id) as _delivery_id from placed
    group by person_id, period
),

due as (
    select
        serving.person_id, serving.agency_code, serving.unit_code, serving.period,
        case
            when trained.person_id is null then 'untrained'
            when trained.training_hours < {{ var('training_norm_hours') }} then 'below_norm'
            else 'norm_met'
        end as training_state,
        coalesce(trained.training_hours, 0) as training_hours,
        serving._delivery_id, trained._delivery_id as training_delivery_id
    from serving
    left join trained on serving.person_id = trained.person_id and serving.period = trained.period
)

select * from due
