with seen as (
    select * from {{ ref('int_work_units__seen') }}
),

spelt as (
    select * from {{ ref('int_work_units__spelt') }}
),

units as (
    select * from {{ ref('stg_bkn__work_units') }}
),

-- One name twice within an agency tells nobody apart.
named as (
    select
        seen.code_system, seen.source_code, seen.agency_code, seen.source_name, spelt.name_key,
        count(*) over (partition by seen.code_system, seen.agency_code, spelt.name_key) = 1 as is_telling
    from seen
    inner join spelt on seen.source_name = spelt.spoken_name
    where seen.code_system in ('satker', 'SIASN')
),

satkers as (
    select * from named
    where code_system = 'satker'
),

structure as (
    select named.*, units.echelon_code, units.is_active
    from named
    inner join units on named.source_code = units.siasn_unit_id
    where named.code_system = 'SIASN'
),

-- A unit's key is its satker code if it keeps a budget, else its number in the civil service's structure.
listed as (
    select
        coalesce(satkers.source_code, structure.source_code) as unit_code,
        satkers.source_code as satker_code, structure.source_code as siasn_unit_id, structure.echelon_code,
        coalesce(satkers.agency_code, structure.agency_code) as agency_code,
        coalesce(structure.source_name, satkers.source_name) as unit_name,
        coalesce(satkers.name_key, structure.name_key) as name_key,
        coalesce(satkers.is_telling, true) and coalesce(structure.is_telling, true) as is_telling,
        coalesce(structure.is_active, true) as is_active
    from satkers
    full join structure
        on
            satkers.agency_code = structure.agency_code and satkers.name_key = structure.name_key
            and satkers.is_telling and structure.is_telling
)

select * from listed
