with employees as (
    select * from {{ ref('stg_bkn__employees') }}
),

people as (
    select * from {{ ref('int_people__registered') }}
),

organisations as (
    {{ agencies_by_code('SIASN') }}
),

heads as (
    select * from {{ ref('int_work_units__headed') }}
),

-- The list is of today and names who left: it can tell a month from the first recorded leaver on, and none before.
span as (
    select
        min(left_date) as first_left_date,
        greatest(max(hired_date), coalesce(max(left_date), max(hired_date))) as last_seen_date
    from employees
),

counted as (
    select
        ---------- ids
        employees.nip_token, coalesce(people.person_id, employees.nip_token) as person_id,
        ---------- codes
        coalesce(organisations.agency_code, employees.agency_code) as agency_code, employees.employment_kind,
        employees.sex_code as sex,
        -- A unit is one agency's: of another's, as of none, it is not known.
        case
            when heads.agency_code = coalesce(organisations.agency_code, employees.agency_code) then heads.unit_code
            else 'unmatched'
        end as unit_code,
        ---------- dates
        employees.hired_date, employees.left_date,
        coalesce(span.first_left_date, span.last_seen_date) as first_counted_date,
        span.last_seen_date as last_counted_date,
        ---------- provenance
        employees._delivery_id, employees._row
    from employees
    left join people on employees.nip_token = people.nip_token
    left join organisations on employees.agency_code = organisations.source_code
    left join heads on employees.siasn_unit_id = heads.siasn_unit_id
    cross join span
)

select * from counted
