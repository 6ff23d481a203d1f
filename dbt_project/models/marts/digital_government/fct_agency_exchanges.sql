with exchanges as (
    select * from {{ ref('int_exchanges__joined') }}
    where call_count > 0 and consumer_agency_code <> agency_code
),

paired as (
    select
        agency_code, consumer_agency_code, period, count(distinct bus_service_id) as service_count,
        cast(sum(call_count) as bigint) as call_count, cast(sum(failed_call_count) as bigint) as failed_call_count,
        bool_or(is_alive) as is_alive, {{ deliveries_of() }} as _delivery_ids, min(_row) as _row
    from exchanges
    group by agency_code, consumer_agency_code, period
),

keyed as (
    select
        ---------- ids
        agency_code || '>' || consumer_agency_code || '@' || cast(period as varchar) as pair_id,
        ---------- codes
        agency_code, consumer_agency_code,
        ---------- numbers
        service_count, call_count, failed_call_count,
        ---------- booleans
        is_alive,
        ---------- dates
        period,
        ---------- provenance
        _delivery_ids[1] as _delivery_id, _row, _delivery_ids
    from paired
)

select * from keyed
