with packages as (
    select * from {{ ref('int_construction__judged') }}
),

facilities as (
    select * from {{ ref('construction_facilities') }}
),

keyed as (
    select
        ---------- codes
        packages.construction_package_code, packages.agency_code, packages.work_unit_code,
        lower(packages.construction_cluster) as construction_cluster,
        ---------- text
        packages.package_name, packages.contractor_name, facilities.building_complex_name,
        packages.figure_source, packages.figure_status,
        ---------- numbers
        packages.contract_value_idr, packages.planned_physical_pct, packages.actual_physical_pct,
        packages.financial_pct, round(packages.deviation_pct_points, 2) as deviation_pct_points,
        ---------- booleans
        packages.actual_physical_pct < packages.planned_physical_pct as is_behind, packages.is_critical,
        packages.is_carried,
        ---------- dates
        packages.period, packages.contract_date, packages.planned_end_date, packages.figure_source_date,
        ---------- provenance
        packages._delivery_id, packages._row
    from packages
    left join facilities on packages.construction_package_code = facilities.construction_package_code
)

select * from keyed
