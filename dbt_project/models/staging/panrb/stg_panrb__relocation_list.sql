with source as (
    select * from {{ source('panrb', 'relocation_list') }}
),

renamed as (
    select
        ---------- ids
        relocation_wave, list_number, nip_token,
        ---------- codes
        relocation_priority, case listed_sex_code when 'L' then 'M' when 'P' then 'F' end as sex_code,
        ---------- text
        agency_spbe_name, echelon1_unit_name, work_unit_name,
        ---------- dates
        period, {{ month_start('planned_year', 'planned_month') }} as planned_date,
        ---------- provenance
        _delivery_id, _row
    from source
)

select * from renamed
