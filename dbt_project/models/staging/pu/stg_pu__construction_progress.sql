with source as (
    select * from {{ source('pu', 'construction_progress') }}
),

renamed as (
    select
        ---------- codes
        construction_package_code, work_unit_code,
        ---------- text
        package_name, construction_cluster, contractor_name, figure_source, figure_status,
        ---------- numbers
        contract_value_idr, planned_physical_pct, actual_physical_pct, financial_pct,
        ---------- dates
        {{ month_start('extract(year from report_date)', 'extract(month from report_date)') }} as period,
        period as quarter, report_date, contract_date, planned_end_date,
        figure_source_date,
        ---------- provenance
        _delivery_id, _row
    from source
)

select * from renamed
