with levels as (
    select * from {{ ref('int_maturity_levels__weighed') }}
),

keyed as (
    select
        ---------- ids
        agency_name || '/' || instrument || '/' || cast(indicator_number as varchar) || '@'
        || cast(evaluation_year as varchar) as level_id,
        ---------- codes
        agency_code, instrument, coalesce(indicator, 'unnamed') as indicator, coalesce(aspect, 'unknown') as aspect,
        coalesce(domain, 'unknown') as domain,
        ---------- text
        agency_name,
        ---------- numbers
        indicator_number, maturity_level, cast(weight as double) as weight,
        cast(target_index as double) as target_index,
        ---------- booleans
        is_weight_assumed,
        ---------- dates
        period, evaluation_year,
        ---------- provenance
        _delivery_id, _row
    from levels
)

select * from keyed
