with recomputed as (
    select * from {{ ref('int_budget_performance__recomputed') }}
),

categories as (
    select * from {{ ref('ikpa_categories') }}
),

-- The category is the stated score's: treasury sorts by its own figure, and every work unit has one.
categorised as (
    select
        ---------- ids
        recomputed.work_unit_code || '@' || cast(recomputed.period as varchar) as performance_id,
        ---------- codes
        recomputed.agency_code, recomputed.work_unit_code, recomputed.treasury_office_code,
        coalesce(recomputed.instrument, 'unknown') as instrument_code, categories.category as ikpa_category,
        ---------- text
        recomputed.work_unit_name,
        ---------- numbers
        recomputed.planning_quality_score, recomputed.execution_quality_score, recomputed.result_quality_score,
        recomputed.warrant_revision_score, recomputed.page_three_deviation_score, recomputed.absorption_score,
        recomputed.contractual_spending_score, recomputed.bill_settlement_score, recomputed.cash_advance_score,
        recomputed.dispensation_score, recomputed.output_score, recomputed.total_score,
        recomputed.weight_conversion_pct, recomputed.dispensation_deduction,
        recomputed.final_score as stated_score,
        recomputed.recomputed_final_score as recomputed_score, recomputed.recomputed_total_score,
        recomputed.final_score_difference as score_difference,
        ---------- booleans
        recomputed.is_reconciled,
        ---------- dates
        recomputed.period, recomputed.fiscal_year,
        ---------- provenance
        recomputed._delivery_id, recomputed._row
    from recomputed
    left join categories
        on
            recomputed.final_score >= coalesce(categories.lower_bound, recomputed.final_score)
            and (categories.upper_bound is null or recomputed.final_score < categories.upper_bound)
)

select * from categorised
