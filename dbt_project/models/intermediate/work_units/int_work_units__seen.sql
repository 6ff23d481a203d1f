with crosswalked as (
    select * from {{ ref('int_organisations__crosswalked') }}
    where valid_to is null and agency_code is not null
),

satkers as (
    select 'satker' as code_system, work_unit_code as source_code, agency_code, work_unit_name as source_name
    from {{ ref('int_work_units__named') }}
    where code_system = 'satker'
    qualify row_number() over (partition by work_unit_code order by period desc) = 1
),

-- What other systems write: their own code of the unit if they have one, their word for the agency, the unit's name.
written as (
    select 'LKPP' as code_system, work_unit_lkpp_id as source_code, agency_code as agency, work_unit_name as unit
    from {{ ref('stg_lkpp__work_units') }}
    where agency_class in ('KEMENTERIAN', 'LEMBAGA')
    union
    select 'SIASN', siasn_unit_id, agency_code, work_unit_name
    from {{ ref('stg_bkn__work_units') }}
    where parent_siasn_unit_id is not null or echelon_code is not null
    union
    select 'OIKN', null, agency_code, work_unit_name from {{ ref('stg_oikn__seat_assignments') }}
    {%- for register in [
            ref('stg_panrb__applications'), ref('stg_panrb__business_processes'), ref('stg_panrb__services'),
        ] %}
        union
        select 'SPBE', null, agency_spbe_name, owner_unit_name from {{ register }}
    {%- endfor %}
    {%- for plan in [ref('stg_panrb__relocation_plan'), ref('stg_panrb__relocation_list')] %}
        union
        select 'SPBE', null, agency_spbe_name, echelon1_unit_name from {{ plan }}
    {%- endfor %}
    union
    select 'SPBE', null, agency_spbe_name, work_unit_name from {{ ref('stg_panrb__relocation_list') }}
),

placed as (
    select written.code_system, written.source_code, crosswalked.agency_code, written.unit as source_name
    from written
    inner join crosswalked
        on
            written.code_system = crosswalked.code_system
            and written.agency = coalesce(crosswalked.source_code, crosswalked.source_name)
    where written.unit is not null
),

stacked as (
    select * from satkers
    union
    select * from placed
)

select * from stacked
