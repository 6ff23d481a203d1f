with scores as (
    select * from {{ ref('stg_panrb__spbe_scores') }}
),

codes as (
    {{ agency_names('SPBE') }}
),

indicators as (
    select * from {{ ref('egov_indicators') }}
),

targets as (
    select * from {{ ref('egov_targets') }}
),

-- An instrument whose weights nobody published weighs its indicators equally.
weighed as (
    select
        ---------- codes
        coalesce(codes.agency_code, 'unmatched') as agency_code, scores.egov_instrument as instrument,
        indicators.indicator, indicators.aspect, indicators.domain,
        ---------- text
        scores.agency_spbe_name as agency_name, scores.egov_predicate,
        ---------- numbers
        scores.egov_index, cast(scores.indicator_number as integer) as indicator_number,
        cast(scores.maturity_level as integer) as maturity_level, coalesce(indicators.weight, 1) as weight,
        targets.target_index,
        ---------- booleans
        indicators.weight is null as is_weight_assumed,
        ---------- dates
        scores.period, scores.evaluation_year,
        ---------- provenance
        scores._delivery_id, scores._row
    from scores
    left join codes on scores.agency_spbe_name = codes.agency_name
    left join indicators
        on scores.egov_instrument = indicators.instrument and scores.indicator_number = indicators.indicator_number
    left join targets
        on scores.egov_instrument = targets.instrument and scores.evaluation_year = targets.evaluation_year
    where scores.maturity_level is not null
)

select * from weighed
