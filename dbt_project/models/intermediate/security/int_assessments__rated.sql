with assessments as (
    select * from {{ ref('int_assessments__placed') }}
),

applications as (
    select
        coalesce(agency_code, 'unmatched') as agency_code, count(*) as application_count,
        {{ deliveries_of() }} as _delivery_ids
    from {{ ref('int_applications__described') }}
    where application_status = 'Operasional'
    group by coalesce(agency_code, 'unmatched')
),

years as (
    select distinct period from assessments
),

held as (
    select applications.*, years.period
    from applications
    cross join years
),

judged as (
    select agency_code, period, count(*) as assessment_count, {{ deliveries_of() }} as _delivery_ids
    from assessments
    group by agency_code, period
),

rated as (
    select
        coalesce(held.agency_code, judged.agency_code) as agency_code, coalesce(held.period, judged.period) as period,
        coalesce(held.application_count, 0) as application_count,
        coalesce(judged.assessment_count, 0) as assessment_count,
        {{ deliveries_joined('held._delivery_ids', 'judged._delivery_ids') }} as _delivery_ids
    from held
    full join judged on held.agency_code = judged.agency_code and held.period = judged.period
)

select * from rated
