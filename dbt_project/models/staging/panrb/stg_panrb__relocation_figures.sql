with source as (
    select * from {{ source('panrb', 'relocation_figures') }}
),

renamed as (
    select
        ---------- codes
        plan_version, relocation_priority,
        ---------- text
        plan_measure, figure_source, figure_status, figure_note,
        ---------- numbers
        plan_figure_min, plan_figure,
        ---------- dates
        figure_source_date,
        ---------- provenance
        _delivery_id, _row
    from source
)

select * from renamed
