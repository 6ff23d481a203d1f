with hours as (
    select * from {{ ref('int_occupancy__timed') }}
),

peaks as (
    select
        ---------- codes
        floor_code, building_code, agency_code,
        ---------- numbers
        cast(seats as bigint) as seats, cast(max(people) as bigint) as peak_people,
        ---------- dates
        period,
        ---------- provenance
        min(_delivery_id) as _delivery_id, min(_row) as _row,
        {{ deliveries_joined(deliveries_of(), 'any_value(_delivery_ids)') }} as _delivery_ids
    from hours
    group by floor_code, building_code, agency_code, seats, period
)

select * from peaks
