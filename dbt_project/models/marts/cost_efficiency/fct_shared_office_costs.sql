with compared as (
    select * from {{ ref('int_offices__compared') }}
),

described as (
    select
        ---------- codes
        agency_code,
        ---------- numbers
        cast(seat_months as bigint) as seat_months,
        cast({{ exact('seat_months * low_rate_idr') }} as double) as standalone_low_idr,
        cast({{ exact('seat_months * standalone_rate_idr') }} as double) as standalone_central_idr,
        cast({{ exact('seat_months * high_rate_idr') }} as double) as standalone_high_idr,
        cast({{ exact('shared_cost_idr') }} as double) as shared_cost_idr,
        ---------- booleans
        has_own_rate,
        ---------- dates
        period,
        ---------- provenance
        _delivery_id, _delivery_ids, _row
    from compared
)

select * from described
