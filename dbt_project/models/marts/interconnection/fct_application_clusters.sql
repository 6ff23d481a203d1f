with applications as (
    select * from {{ ref('int_applications__joined') }}
    where cluster_size > 1
),

-- The application that would stay names its cluster; where none is live, the most used one does.
named as (
    select
        *,
        row_number() over (
            partition by cluster_id
            order by is_live desc, is_common desc, application_users desc, application_id asc
        ) as place
    from applications
),

grouped as (
    select
        ---------- ids
        cluster_id, max(case when place = 1 then application_id end) as kept_application_id,
        ---------- text
        max(case when place = 1 then application_name end) as kept_application_name,
        ---------- numbers
        count(*) as application_count, count(*) filter (where is_live) as live_count,
        count(distinct agency_code) as agency_count, cast(sum(application_users) as bigint) as application_users,
        cast(sum({{ exact('maintenance_cost_idr', 2) }}) as double) as maintenance_cost_idr,
        cast(coalesce(sum(
            case when is_surplus and application_status = 'Operasional' then {{ exact('maintenance_cost_idr', 2) }} end
        ), 0) as double) as surplus_cost_idr,
        min(match_score) as lowest_score,
        ---------- booleans
        bool_or(is_common) as has_common, bool_or(match_method = 'steward') as is_decided,
        ---------- dates
        max(period) as period
    from named
    group by cluster_id
)

select * from grouped
