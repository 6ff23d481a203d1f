with lines as (
    select * from {{ ref('int_programme_lines__coordinated') }}
),

keyed as (
    select
        ---------- codes
        coalesce(national_priority_code, 'none') as national_priority, agency_code, work_unit_code,
        budget_programme_code, budget_activity_code, output_group_code, output_detail_code,
        case when is_for_nusantara then 'nusantara' else 'elsewhere' end as programme_place,
        ---------- text
        programme_name, activity_name, output_name,
        ---------- numbers
        indicative_ceiling_idr, cast(budget_ceiling_idr as double) as budget_ceiling_idr,
        cast(realized_idr as double) as realized_idr, package_count, started_count, concluded_count,
        cast(contracted_idr as double) as contracted_idr,
        ---------- booleans
        is_for_nusantara, is_judged, budget_ceiling_idr is not null as has_budget, is_budget_agreed, has_construction,
        has_construction and is_built as is_construction_agreed, has_facility,
        is_budget_agreed and has_construction and is_built and has_facility as is_coordinated,
        ---------- dates
        period, fiscal_year,
        ---------- provenance
        _delivery_id, _row, _delivery_ids
    from lines
)

select * from keyed
