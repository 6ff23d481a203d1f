with ratings as (
    select * from {{ ref('int_performance_ratings__placed') }}
    where echelon1_unit_id is not null
),

units as (
    select * from {{ ref('int_work_units__listed') }}
),

shares as (
    select
        echelon1_unit_id, period, mode(organisation_rating order by organisation_rating) as organisation_rating,
        min(agency_code) as agency_code, count(*) as people,
        count(*) filter (where performance_rating = 'Sangat Baik') / count(*) as excellent_share,
        count(*) filter (where performance_rating = 'Baik') / count(*) as good_share,
        count(*) filter (where performance_rating = 'Butuh Perbaikan') / count(*) as improvable_share,
        count(*) filter (where performance_rating = 'Kurang') / count(*) as poor_share,
        count(*) filter (where performance_rating = 'Sangat Kurang') / count(*) as very_poor_share,
        min(_delivery_id) as _delivery_id, {{ deliveries_of() }} as _delivery_ids
    from ratings
    group by echelon1_unit_id, period
),

-- DOMAIN.md A4: the PANRB circular on PermenPANRB 6/2022.
judged as (
    select
        *,
        case organisation_rating
            when 'Istimewa' then excellent_share <= 0.7
            when 'Baik' then good_share <= 0.7 and improvable_share + poor_share > 0
            when 'Butuh Perbaikan' then improvable_share >= 0.6 and excellent_share <= 0.1
            when 'Kurang' then poor_share >= 0.6 and improvable_share >= 0.1 and excellent_share <= 0.1
            when 'Sangat Kurang' then very_poor_share >= 0.6 and excellent_share = 0
        end as follows_rule
    from shares
    -- A unit of few people would tell about each of them.
    where people >= {{ var('smallest_rated_unit') }}
),

keyed as (
    select
        ---------- ids
        judged.echelon1_unit_id as unit_id,
        ---------- codes
        judged.agency_code, coalesce(units.unit_code, 'unmatched') as unit_code,
        ---------- text
        units.unit_name, judged.organisation_rating,
        ---------- booleans
        judged.follows_rule,
        ---------- dates
        judged.period,
        ---------- provenance
        judged._delivery_id, row_number() over (order by judged.period, judged.echelon1_unit_id) as _row,
        judged._delivery_ids
    from judged
    left join units on judged.echelon1_unit_id = units.siasn_unit_id
)

select * from keyed
