with codes as (
    select * from {{ ref('int_regions__resolved') }}
),

keyed as (
    select
        ---------- codes
        region_code, current_region_code,
        ---------- text
        region_name, region_level,
        ---------- booleans
        is_retired,
        ---------- dates
        retired_date
    from codes
)

select * from keyed
