with cumulated as (
    select * from {{ ref('int_budget_lines__cumulated') }}
),

described as (
    select
        ---------- codes
        agency_code, spending_kind,
        ---------- numbers
        cast(realized_idr as double) as realized_idr, cast(budget_ceiling_idr as double) as budget_ceiling_idr,
        ---------- dates
        period, fiscal_year,
        ---------- provenance
        _delivery_id, _delivery_ids, _row
    from cumulated
)

select * from described
