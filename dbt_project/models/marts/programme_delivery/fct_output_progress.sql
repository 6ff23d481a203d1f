with outputs as (
    select * from {{ ref('int_outputs__reached') }}
),

keyed as (
    select
        ---------- codes
        agency_code, work_unit_code, budget_programme_code, budget_activity_code, output_group_code,
        output_detail_code, coalesce(national_priority_code, 'none') as national_priority,
        case when is_for_nusantara then 'nusantara' else 'elsewhere' end as programme_place,
        ---------- text
        output_name, output_unit_name,
        ---------- numbers
        target_quantity, reached_quantity, indicative_ceiling_idr, cast(reached_plan_idr as double) as reached_plan_idr,
        cast(budget_ceiling_idr as double) as budget_ceiling_idr, cast(realized_idr as double) as realized_idr,
        cast(reached_budget_idr as double) as reached_budget_idr,
        ---------- booleans
        is_for_nusantara, budget_ceiling_idr is not null and budget_ceiling_idr > 0 as is_budgeted, is_money_ahead,
        ---------- dates
        period, fiscal_year, quarter_number,
        ---------- provenance
        _delivery_id, _row, _delivery_ids
    from outputs
)

select * from keyed
