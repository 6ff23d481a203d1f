with applications as (
    select * from {{ ref('int_applications__described') }}
),

matched as (
    select * from {{ ref('int_applications__matched') }}
),

known as (
    select
        application_id, bool_or(code_system = 'KOMDIGI') as is_hosted, bool_or(code_system = 'BSSN') as is_assessed
    from {{ ref('int_applications__known') }}
    where application_id is not null
    group by application_id
),

-- Of those that do the same, one would stay: the common one, else the one with the most users.
ranked as (
    select
        matched.application_id,
        row_number() over (
            partition by matched.cluster_id
            order by applications.is_common desc, applications.application_users desc, matched.application_id asc
        ) as place
    from matched
    inner join applications on matched.application_id = applications.application_id
    where applications.is_live
),

joined as (
    select
        ---------- ids
        applications.application_id, matched.cluster_id,
        ---------- codes
        coalesce(applications.agency_code, 'unmatched') as agency_code,
        applications.raa_code, applications.rab_code, applications.ral_code,
        ---------- text
        applications.application_name, applications.owner_unit_name, applications.application_status,
        matched.method as match_method, matched.reasons as match_reasons,
        ---------- numbers
        applications.application_users, applications.maintenance_cost_idr, matched.score as match_score,
        matched.cluster_size, matched.live_cluster_size,
        ---------- booleans
        applications.is_common, applications.is_live, matched.is_duplicate,
        coalesce(ranked.place > 1, false) and not applications.is_common as is_surplus,
        coalesce(known.is_hosted, false) as is_hosted, coalesce(known.is_assessed, false) as is_assessed,
        ---------- dates
        applications.period, cast(applications.launch_year as integer) as launch_year,
        ---------- provenance
        applications._delivery_id, applications._row
    from applications
    inner join matched on applications.application_id = matched.application_id
    left join ranked on applications.application_id = ranked.application_id
    left join known on applications.application_id = known.application_id
)

select * from joined
