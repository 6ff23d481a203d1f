with named as (
    select * from {{ ref('int_work_units__named') }}
),

listed as (
    select * from {{ ref('int_work_units__listed') }}
),

histories as (
    select * from (
        {{
            history(
                'named', ['code_system', 'unit_key', 'work_unit_code'], ['agency_code', 'work_unit_name'], 'period'
            )
        }}
    )
),

-- Units of the structure that keep no budget are known from the civil service alone, undated.
stacked as (
    select code_system, unit_key, work_unit_code, agency_code, work_unit_name, valid_from, valid_to from histories
    union all
    select
        'SIASN', siasn_unit_id, unit_code, agency_code, unit_name, cast('{{ var("first_date") }}' as date), null
    from listed
    where satker_code is null
),

keyed as (
    select
        ---------- ids
        stacked.code_system || '.' || stacked.unit_key || '@' || cast(stacked.valid_from as varchar) as work_unit_id,
        coalesce(units.siasn_unit_id, structure.siasn_unit_id) as siasn_unit_id,
        ---------- codes
        stacked.work_unit_code, units.satker_code, stacked.agency_code, stacked.code_system,
        coalesce(units.echelon_code, structure.echelon_code) as echelon_code,
        ---------- text
        stacked.work_unit_name,
        ---------- booleans
        stacked.valid_to is null as is_current,
        ---------- dates
        stacked.valid_from, stacked.valid_to
    from stacked
    left join listed as units on stacked.code_system <> 'SIASN' and stacked.work_unit_code = units.satker_code
    left join listed as structure on stacked.code_system = 'SIASN' and stacked.work_unit_code = structure.siasn_unit_id
)

select * from keyed
