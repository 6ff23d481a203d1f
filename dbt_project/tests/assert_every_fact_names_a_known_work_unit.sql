-- A fact's work unit is known to the dimension under the fact's own agency.
with named as (
    select 'satker' as code_system, work_unit_code, agency_code, period from {{ ref('fct_budget_performance') }}
    union
    select 'LKPP', work_unit_code, agency_code, period from {{ ref('fct_procurements') }}
)

select named.*
from named
left join {{ ref('dim_work_units') }} as units
    on
        named.code_system = units.code_system
        and named.work_unit_code = units.work_unit_code
        and named.agency_code = units.agency_code
        and named.period >= units.valid_from
        and (units.valid_to is null or named.period <= units.valid_to)
where units.work_unit_id is null
