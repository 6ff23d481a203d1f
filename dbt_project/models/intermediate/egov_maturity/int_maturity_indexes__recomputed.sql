with levels as (
    select * from {{ ref('int_maturity_levels__weighed') }}
),

predicates as (
    select * from {{ ref('egov_predicates') }}
),

summed as (
    select
        agency_code, agency_name, instrument, period, evaluation_year, max(egov_index) as stated_index,
        max(egov_predicate) as stated_predicate,
        cast(sum({{ exact('weight * maturity_level') }}) as double)
        / cast(sum({{ exact('weight') }}) as double) as recomputed_index,
        count(*) as indicator_count, min(_delivery_id) as _delivery_id, min(_row) as _row
    from levels
    group by agency_code, agency_name, instrument, period, evaluation_year
),

recomputed as (
    select
        ---------- codes
        summed.agency_code, summed.instrument,
        ---------- text
        summed.agency_name, summed.stated_predicate, predicates.predicate as recomputed_predicate,
        ---------- numbers
        summed.stated_index, round(summed.recomputed_index, 6) as recomputed_index, summed.indicator_count,
        ---------- booleans
        coalesce(
            round(abs(summed.recomputed_index - summed.stated_index), 6) <= {{ var('egov_index_tolerance') }}, false
        ) as is_reconciled,
        ---------- dates
        summed.period, summed.evaluation_year,
        ---------- provenance
        summed._delivery_id, summed._row
    from summed
    left join predicates
        on
            summed.stated_index >= coalesce(predicates.lower_bound, 0)
            and summed.stated_index < coalesce(predicates.upper_bound, 6)
)

select * from recomputed
