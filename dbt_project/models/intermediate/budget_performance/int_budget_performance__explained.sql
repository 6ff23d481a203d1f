with unreconciled as (
    select * from {{ ref('int_budget_performance__recomputed') }}
    where not is_reconciled
),

scored as (
    select * from {{ ref('int_budget_performance__scored') }}
    where is_in_force and score > 0
),

weighed as (
    select work_unit_code, period, sum(weight) as scored_weight
    from scored
    group by work_unit_code, period
),

-- Indicators whose points are just what the stated total lacks; where several fit, those whose weight is also what
-- the stated conversion lacks come first.
fitting as (
    select
        scored.*,
        {{ ikpa_final('(unreconciled.recomputed_total_score - scored.points)', 'unreconciled') }} as alternative,
        rank() over (
            partition by scored.work_unit_code, scored.period
            order by
                case when weighed.scored_weight - unreconciled.weight_conversion_pct = scored.weight then 0 else 1 end
        ) as place
    from unreconciled
    inner join scored
        on unreconciled.work_unit_code = scored.work_unit_code and unreconciled.period = scored.period
    inner join weighed
        on unreconciled.work_unit_code = weighed.work_unit_code and unreconciled.period = weighed.period
    where {{ agrees('unreconciled.recomputed_total_score - scored.points', 'unreconciled.total_score') }}
),

left_out as (
    select
        work_unit_code, period,
        {{ joined_texts(indicator_text('id'), ' atau ', 'indicator') }} as indicators_id,
        {{ joined_texts(indicator_text('en'), ' or ', 'indicator') }} as indicators_en,
        max(alternative) as alternative
    from fitting
    where place = 1
    group by work_unit_code, period
),

explained as (
    select
        unreconciled.*, left_out.indicators_id, left_out.indicators_en, left_out.alternative,
        case
            when {{ agrees('unreconciled.other_final_score', 'unreconciled.final_score') }} then 'other_instrument'
            when unreconciled.recomputed_final_score is null then 'not_recomputable'
            when {{ agrees('left_out.alternative', 'unreconciled.final_score') }} then 'indicator_left_out'
            when {{ agrees('unreconciled.recomputed_total_score', 'unreconciled.total_score') }}
                then 'conversion_differs'
            when {{ agrees(ikpa_final('unreconciled.total_score', 'unreconciled'), 'unreconciled.final_score') }}
                then 'total_differs'
            else 'under_neither'
        end as cause
    from unreconciled
    left join left_out
        on unreconciled.work_unit_code = left_out.work_unit_code and unreconciled.period = left_out.period
)

select * from explained
