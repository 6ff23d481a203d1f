with applications as (
    select * from {{ ref('int_applications__joined') }}
),

keyed as (
    select
        ---------- ids
        application_id, cluster_id,
        ---------- codes
        agency_code, raa_code, rab_code, ral_code,
        ---------- text
        application_name, owner_unit_name, application_status, match_method, match_reasons,
        ---------- numbers
        application_users, maintenance_cost_idr, match_score, cluster_size, live_cluster_size,
        ---------- booleans
        is_common, is_live, is_duplicate, is_surplus, is_hosted, is_assessed,
        ---------- dates
        period, launch_year,
        ---------- provenance
        _delivery_id, _row
    from applications
)

select * from keyed
