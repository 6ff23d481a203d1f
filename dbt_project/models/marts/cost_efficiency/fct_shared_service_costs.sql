with compared as (
    select * from {{ ref('int_shared_services__compared') }}
),

described as (
    select
        ---------- codes
        agency_code, shared_service,
        ---------- numbers
        cast({{ exact('counterfactual_idr', 8) }} as double) as counterfactual_idr,
        cast({{ exact('actual_idr', 8) }} as double) as actual_idr,
        ---------- dates
        period,
        ---------- provenance
        _delivery_id, _delivery_ids, _row
    from compared
)

select * from described
