with kpis as (
    select * from {{ ref('int_nusantara_kpis__evidenced') }}
),

keyed as (
    select
        ---------- codes
        kpi_number, agency_code, cast(principle_number as varchar) as kpi_principle,
        case when is_measurable then measurability else 'not_yet' end as measurability,
        ---------- text
        label_id, label_en, missing_id, missing_en, evidence_table, measured_by, status, source,
        ---------- booleans
        is_measurable,
        ---------- dates
        period, fiscal_year,
        ---------- provenance
        _delivery_ids[1] as _delivery_id, cast(row_number() over (order by period, kpi_number) as bigint) as _row,
        _delivery_ids
    from kpis
)

select * from keyed
