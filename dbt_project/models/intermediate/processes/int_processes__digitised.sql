with processes as (
    select * from {{ ref('stg_panrb__business_processes') }}
    where is_cross_cutting and theme_name is not null
),

codes as (
    {{ agency_names('SPBE') }}
),

services as (
    select * from {{ ref('int_services__registered') }}
),

register as (
    select max(period) as period from services
),

carried as (
    select
        process_id, count(*) as service_count, count(*) filter (where is_carried) as carried_count,
        {{ deliveries_of() }} as _delivery_ids
    from services
    where process_id is not null
    group by process_id
),

-- A step is digitised where a service of it is carried by an application in operation.
digitised as (
    select
        ---------- ids
        processes.process_id, processes.next_process_ids,
        ---------- codes
        coalesce(codes.agency_code, 'unmatched') as agency_code, processes.rab_code,
        ---------- text
        processes.process_name, processes.theme_name, processes.owner_unit_name,
        ---------- numbers
        coalesce(carried.service_count, 0) as service_count, coalesce(carried.carried_count, 0) as carried_count,
        ---------- booleans
        coalesce(carried.carried_count, 0) > 0 as is_digitised,
        ---------- dates
        register.period,
        ---------- provenance
        processes._delivery_id, processes._row,
        {{ deliveries_joined('[processes._delivery_id]', 'carried._delivery_ids') }} as _delivery_ids
    from processes
    cross join register
    left join codes on processes.agency_spbe_name = codes.agency_name
    left join carried on processes.process_id = carried.process_id
    where register.period is not null
)

select * from digitised
