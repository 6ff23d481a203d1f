with units as (
    select * from {{ ref('stg_bkn__work_units') }}
),

listed as (
    select * from {{ ref('int_work_units__listed') }}
),

-- A unit of the first echelon heads itself; every other stands below one.
headed as (
    select units.siasn_unit_id, listed.agency_code, listed.unit_code
    from units
    inner join listed
        on
            listed.siasn_unit_id = case
                when units.echelon_code = '{{ var("first_echelon") }}' then units.siasn_unit_id
                else units.parent_siasn_unit_id
            end
    where listed.echelon_code = '{{ var("first_echelon") }}'
)

select * from headed
