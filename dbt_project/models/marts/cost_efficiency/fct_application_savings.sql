with applications as (
    select * from {{ ref('int_applications__joined') }}
),

-- Retired counts where a living application carries the function on; surplus is proposed until a steward says the same.
stated as (
    select
        *,
        case
            when not is_live and live_cluster_size > 0 then 'realised'
            when is_surplus and match_method = 'steward' then 'approved'
            when is_surplus then 'proposed'
        end as saving_state
    from applications
    where maintenance_cost_idr is not null
),

described as (
    select
        ---------- ids
        application_id, cluster_id,
        ---------- codes
        agency_code, saving_state,
        ---------- text
        application_name, owner_unit_name, application_status,
        ---------- numbers
        maintenance_cost_idr,
        ---------- dates
        period,
        ---------- provenance
        _delivery_id, _row
    from stated
    where saving_state is not null
)

select * from described
