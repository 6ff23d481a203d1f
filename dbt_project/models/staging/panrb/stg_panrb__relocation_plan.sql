with source as (
    select * from {{ source('panrb', 'relocation_plan') }}
),

renamed as (
    select
        ---------- codes
        plan_version, relocation_priority,
        ---------- text
        agency_spbe_name, echelon1_unit_name, figure_source, figure_status,
        ---------- numbers
        planned_people_min, planned_people, moved_people,
        ---------- dates
        period, {{ month_start('planned_year', 'planned_month') }} as planned_date, figure_source_date,
        ---------- provenance
        _delivery_id, _row
    from source
)

select * from renamed
