with spbe_codes as (
    {{ agency_names('SPBE') }}
),

oikn_codes as (
    {{ agency_codes('OIKN') }}
),

entries as (
    select 'process' as kind, process_id as node_id, process_name as node_name, agency_spbe_name, owner_unit_name
    from {{ ref('stg_panrb__business_processes') }}
    union all
    select 'service', service_id, service_name, agency_spbe_name, owner_unit_name
    from {{ ref('stg_panrb__services') }}
    union all
    select 'application', application_id, application_name, agency_spbe_name, owner_unit_name
    from {{ ref('stg_panrb__applications') }}
    union all
    select 'data_set', data_set_id, data_set_name, agency_spbe_name, null
    from {{ ref('stg_panrb__data_sets') }}
),

owned as (
    select entries.*, spbe_codes.agency_code, spbe_codes.agency_kemendagri_code
    from entries
    left join spbe_codes on entries.agency_spbe_name = spbe_codes.agency_name
),

seated_units as (
    select distinct
        {{ unit_node('oikn_codes.agency_code', 'seats.work_unit_name') }} as unit_id,
        seats.work_unit_name as unit_name, oikn_codes.agency_code
    from {{ ref('stg_oikn__seat_assignments') }} as seats
    inner join oikn_codes on seats.agency_code = oikn_codes.source_code and oikn_codes.valid_to is null
    where seats.work_unit_name is not null
),

stacked as (
    select
        kind, node_id, node_name, agency_code, {{ unit_node('agency_code', 'owner_unit_name') }} as unit_id,
        agency_kemendagri_code
    from owned
    union all
    select distinct
        'unit', {{ unit_node('agency_code', 'owner_unit_name') }}, owner_unit_name, agency_code, null, null
    from owned
    where agency_code is not null and owner_unit_name is not null
    union all
    select 'unit', unit_id, unit_name, agency_code, null, null from seated_units
    union all
    select 'site', buildings.building_code, buildings.building_name, oikn_codes.agency_code, null, null
    from {{ ref('stg_oikn__buildings') }} as buildings
    left join oikn_codes on buildings.agency_code = oikn_codes.source_code and oikn_codes.valid_to is null
    union all
    select distinct 'region', regions.region_code, regions.region_name, null, null, null
    from {{ ref('int_regions__placed') }} as placed
    inner join {{ ref('int_regions__resolved') }} as regions on placed.current_region_code = regions.region_code
),

-- A unit is met in many entries, each with its own spelling of the name.
named as (
    select
        kind, node_id, min(node_name) as node_name, min(agency_code) as agency_code, min(unit_id) as unit_id,
        min(agency_kemendagri_code) as agency_kemendagri_code
    from stacked
    group by kind, node_id
)

select * from named
