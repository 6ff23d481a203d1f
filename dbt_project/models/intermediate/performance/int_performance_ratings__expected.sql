with employees as (
    select * from {{ ref('int_employees__counted') }}
),

placed as (
    select * from {{ ref('int_performance_ratings__placed') }}
),

halves as (
    select
        period, {{ half_end('period') }} as last_date,
        {{ half_end('period') }} - to_months({{ var('months_before_rating') }}) as latest_hired_date
    from placed
    group by period
),

appointed as (
    select person_id, min(hired_date) as first_hired_date from employees
    group by person_id
),

-- Who serves on the last day of a half-year and was appointed long enough before is to be rated.
serving as (
    select
        employees.person_id, halves.period,
        max_by(employees.agency_code, (employees.hired_date, employees.nip_token)) as agency_code,
        min(employees._delivery_id) as _delivery_id
    from employees
    inner join appointed on employees.person_id = appointed.person_id
    inner join halves
        on
            employees.hired_date <= halves.last_date and appointed.first_hired_date <= halves.latest_hired_date
            and coalesce(employees.left_date >= halves.last_date, true)
    group by employees.person_id, halves.period
),

rated as (
    select
        person_id, period, bool_or(is_rated_digitally) as is_rated_digitally, bool_or(is_in_time) as is_in_time,
        min(_delivery_id) as _delivery_id
    from placed
    group by person_id, period
),

due as (
    select
        serving.person_id, serving.agency_code, serving.period,
        case
            when rated.person_id is null then 'not_rated'
            when rated.is_rated_digitally then if(rated.is_in_time, 'digital_in_time', 'digital_late')
            else if(rated.is_in_time, 'paper_in_time', 'paper_late')
        end as rating_state,
        serving._delivery_id, rated._delivery_id as rating_delivery_id
    from serving
    left join rated on serving.person_id = rated.person_id and serving.period = rated.period
)

select * from due
