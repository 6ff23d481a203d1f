with ratings as (
    select * from {{ ref('int_performance_ratings__placed') }}
    where echelon1_unit_id is not null
),

units as (
    select * from {{ ref('int_work_units__listed') }}
),

-- DOMAIN.md A4: the PANRB circular on PermenPANRB 6/2022, in per cent of the people rated.
rule as (
    select
        unnest(['Istimewa', 'Baik', 'Butuh Perbaikan', 'Kurang', 'Sangat Kurang']) as judged_rating,
        unnest([70, null, 10, 10, 0]) as very_good_most_pct,
        unnest([null, 70, null, null, null]) as good_most_pct,
        unnest([null, null, 60, 10, null]) as improvable_least_pct,
        unnest([null, null, null, 60, null]) as poor_least_pct,
        unnest([null, null, null, null, 60]) as very_poor_least_pct
),

counted as (
    select
        echelon1_unit_id, period, mode(organisation_rating order by organisation_rating) as organisation_rating,
        min(agency_code) as agency_code, count(*) as people,
        count(*) filter (where performance_rating = 'Sangat Baik') as very_good,
        count(*) filter (where performance_rating = 'Baik') as good,
        count(*) filter (where performance_rating = 'Butuh Perbaikan') as improvable,
        count(*) filter (where performance_rating = 'Kurang') as poor,
        count(*) filter (where performance_rating = 'Sangat Kurang') as very_poor,
        min(_delivery_id) as _delivery_id, {{ deliveries_of() }} as _delivery_ids
    from ratings
    group by echelon1_unit_id, period
),

bounded as (
    select counted.*, rule.*
    from counted
    left join rule on counted.organisation_rating = rule.judged_rating
),

-- A unit of few people would tell about each of them, and a bound that few reach would, too.
judged as (
    select
        *,
        nullif(judged_rating is not null, false)
        and coalesce(100 * very_good <= very_good_most_pct * people, true)
        and coalesce(100 * good <= good_most_pct * people, true)
        and coalesce(100 * improvable >= improvable_least_pct * people, true)
        and coalesce(100 * poor >= poor_least_pct * people, true)
        and coalesce(100 * very_poor >= very_poor_least_pct * people, true)
        and (organisation_rating <> 'Baik' or improvable + poor > 0) as follows_rule
    from bounded
    where
        people >= {{ var('smallest_rated_unit') }}
        and least(nullif(very_good_most_pct, 0), improvable_least_pct, 100) * people
        >= 100 * {{ var('smallest_group') }}
),

named as (
    select judged.*, coalesce(units.unit_code, 'unmatched') as unit_code, units.unit_name
    from judged
    left join units on judged.echelon1_unit_id = units.siasn_unit_id
)

select * from named
