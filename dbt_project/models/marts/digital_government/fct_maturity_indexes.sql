with indexes as (
    select * from {{ ref('int_maturity_indexes__recomputed') }}
),

keyed as (
    select
        ---------- ids
        agency_name || '/' || instrument || '@' || cast(evaluation_year as varchar) as index_id,
        ---------- codes
        agency_code, instrument,
        ---------- text
        agency_name, stated_predicate, recomputed_predicate,
        ---------- numbers
        stated_index, recomputed_index, indicator_count,
        ---------- booleans
        is_reconciled,
        ---------- dates
        period, evaluation_year,
        ---------- provenance
        _delivery_id, _row
    from indexes
)

select * from keyed
