with linked as (
    select * from {{ ref('int_people__linked') }}
),

-- The register of people tells no month of its own: the last month in which a roster says that somebody came or began.
told as (
    select max({{ month_of('valid_from') }}) as period from linked
    where roster in ('employees', 'performance_ratings', 'seat_assignments', 'housing_units')
),

weighed as (
    select coalesce(max(model_version), 'none') as model_version from {{ ref('int_people__compared') }}
),

counted as (
    select
        coalesce(agency_code, 'unmatched') as agency_code, roster, method, zone, _delivery_id,
        count(*) as records, sum({{ exact('coalesce(match_probability, 1)', 6) }}) as expected_right
    from linked
    group by all
),

numbered as (
    select *, row_number() over (order by _delivery_id, roster, agency_code, method, zone) as _row from counted
),

keyed as (
    select
        ---------- codes
        numbered.agency_code, numbered.roster,
        ---------- text
        numbered.method, numbered.zone, weighed.model_version,
        ---------- numbers
        numbered.records, cast(numbered.expected_right as double) as expected_right,
        ---------- dates
        told.period,
        ---------- provenance
        numbered._delivery_id, numbered._row
    from numbered
    cross join told
    cross join weighed
)

select * from keyed
