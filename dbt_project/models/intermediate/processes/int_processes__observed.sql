with exchanges as (
    select * from {{ ref('int_exchanges__joined') }}
    where call_count > 0
),

codes as (
    {{ agency_codes('OIKN') }}
),

seats as (
    select * from {{ ref('stg_oikn__seat_assignments') }}
),

workpoints as (
    select * from {{ ref('stg_oikn__workpoints') }}
),

floors as (
    select * from {{ ref('stg_oikn__floors') }}
),

-- Where the calling application is not known in the register, its agency calls.
called as (
    select
        case when consumer_application_id is null then 'agency' else 'application' end as from_kind,
        coalesce(consumer_application_id, consumer_agency_code) as from_id, 'calls' as relation,
        'service' as to_kind, service_id as to_id, 'komdigi.exchange_calls' as evidence,
        min(_delivery_id) as _delivery_id, min(_row) as _row, cast(sum(call_count) as bigint) as call_count
    from exchanges
    where service_id is not null
    group by consumer_application_id, coalesce(consumer_application_id, consumer_agency_code), service_id
),

seated as (
    select
        'unit' as from_kind, {{ unit_node('codes.agency_code', 'seats.work_unit_name') }} as from_id,
        'sits_in' as relation, 'site' as to_kind, floors.building_code as to_id,
        'oikn.seat_assignments' as evidence, min(seats._delivery_id) as _delivery_id, min(seats._row) as _row,
        cast(null as bigint) as call_count
    from seats
    inner join codes on seats.agency_code = codes.source_code and codes.valid_to is null
    inner join workpoints on seats.workpoint_code = workpoints.workpoint_code
    inner join floors on workpoints.floor_code = floors.floor_code
    where seats.work_unit_name is not null
    group by {{ unit_node('codes.agency_code', 'seats.work_unit_name') }}, floors.building_code
),

standing as (
    select
        'site' as from_kind, building_code as from_id, 'stands_in' as relation, 'region' as to_kind,
        current_region_code as to_id, 'oikn.buildings' as evidence, _delivery_id, _row,
        cast(null as bigint) as call_count
    from {{ ref('int_regions__placed') }}
    where current_region_code is not null
),

observed as (
    select * from called
    union all
    select * from standing
    union all
    select * from seated
)

select * from observed
