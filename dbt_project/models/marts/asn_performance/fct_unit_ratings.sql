with ratings as (
    select * from {{ ref('int_performance_ratings__placed') }}
),

units as (
    select * from {{ ref('int_rating_units__judged') }}
),

-- Only the units that are judged are told apart. Three groups: by five, what would be withheld of units, most of which
-- have few in the lower three, would take every agency along.
grouped as (
    select
        ratings.agency_code, coalesce(units.unit_code, 'rest') as unit_code, ratings.period, ratings._delivery_id,
        if(ratings.performance_rating in ('Sangat Baik', 'Baik'), ratings.performance_rating, 'below') as predicate
    from ratings
    left join units
        on
            ratings.echelon1_unit_id = units.echelon1_unit_id and ratings.period = units.period
            and ratings.agency_code = units.agency_code
),

counted as (
    select
        agency_code, unit_code, predicate, count(*) as people, period, min(_delivery_id) as _delivery_id,
        {{ deliveries_of() }} as _delivery_ids
    from grouped
    group by agency_code, unit_code, predicate, period
),

keyed as (
    select
        ---------- codes
        agency_code, unit_code,
        ---------- text
        predicate,
        ---------- numbers
        people,
        ---------- dates
        period,
        ---------- provenance
        _delivery_id, row_number() over (order by period, agency_code, unit_code, predicate) as _row, _delivery_ids
    from counted
)

select * from keyed
