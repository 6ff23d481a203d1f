with outputs as (
    select * from {{ ref('stg_bappenas__outputs') }}
),

budgets as (
    select * from {{ ref('int_budget_lines__summed') }}
),

quarters as (
    {%- for quarter in range(1, 5) %}
        select
            * exclude (
                period, reached_quarter1_quantity, reached_quarter2_quantity, reached_quarter3_quantity,
                reached_quarter4_quantity
            ),
            {{ quarter }} as quarter_number, {{ month_start('fiscal_year', 3 * quarter) }} as period,
            reached_quarter{{ quarter }}_quantity as reached_quantity
        from outputs
        where reached_quarter{{ quarter }}_quantity is not null and target_quantity > 0
        {{- " union all" if not loop.last }}
    {%- endfor %}
),

-- What was reached beyond its target counts as reached: one output's excess is no other's.
weighed as (
    select
        quarters.*, budgets.budget_ceiling_idr, budgets.realized_idr,
        least(quarters.reached_quantity / quarters.target_quantity, 1) as reached_share,
        {{ deliveries_joined('[quarters._delivery_id]', 'budgets._delivery_ids') }} as _delivery_ids
    from quarters
    left join budgets
        on {{ same_output('quarters', 'budgets') }} and quarters.quarter_number = budgets.quarter_number
),

judged as (
    select
        *, cast(indicative_ceiling_idr * reached_share as decimal(28, 2)) as reached_plan_idr,
        cast(budget_ceiling_idr * reached_share as decimal(28, 2)) as reached_budget_idr,
        coalesce(
            realized_idr - budget_ceiling_idr * reached_share
            > budget_ceiling_idr * {{ delivery_threshold('money_ahead_pct_points') }} / 100, false
        ) as is_money_ahead
    from weighed
)

select * from judged
