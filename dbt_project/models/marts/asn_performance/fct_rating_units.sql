with units as (
    select * from {{ ref('int_rating_units__judged') }}
),

keyed as (
    select
        ---------- ids
        echelon1_unit_id as unit_id,
        ---------- codes
        agency_code, unit_code,
        ---------- text
        unit_name, organisation_rating,
        ---------- numbers
        very_good_most_pct, good_most_pct, improvable_least_pct, poor_least_pct, very_poor_least_pct,
        ---------- booleans
        follows_rule,
        ---------- dates
        period,
        ---------- provenance
        _delivery_id, row_number() over (order by period, echelon1_unit_id) as _row, _delivery_ids
    from units
)

select * from keyed
