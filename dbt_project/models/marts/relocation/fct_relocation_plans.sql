with plans as (
    select * from {{ ref('int_relocation__planned') }}
),

issued as (
    select
        *, min(period) over (partition by plan_version) as issued_period,
        max(period) over (partition by plan_version) as last_report_period
    from plans
),

keyed as (
    select
        ---------- codes
        agency_code, plan_version, relocation_priority, wave, coalesce(unit_code, 'unmatched') as unit_code,
        ---------- text
        agency_spbe_name, echelon1_unit_name, figure_source, figure_status,
        ---------- numbers
        planned_people_min, planned_people,
        ---------- dates
        issued_period as period, planned_date, figure_source_date,
        ---------- provenance
        _delivery_id, _row
    from issued
    where period = last_report_period
)

select * from keyed
