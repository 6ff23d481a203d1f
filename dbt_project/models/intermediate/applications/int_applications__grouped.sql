with recursive applications as (
    select * from {{ ref('int_applications__described') }}
),

links as (
    select application_id, other_application_id from {{ ref('int_applications__linked') }}
    union all
    select other_application_id, application_id from {{ ref('int_applications__linked') }}
),

kept_apart as (
    select application_id, other_application_id from {{ ref('int_applications__compared') }}
    where zone = 'rejected' and method = 'steward'
),

-- Each group is told by its smallest id. Only an application whose neighbours are all greater can be that.
smallest as (
    select applications.application_id
    from applications
    left join links
        on
            applications.application_id = links.application_id
            and applications.application_id > links.other_application_id
    where links.application_id is null
),

reached as (
    select application_id, application_id as group_id from smallest
    union
    select links.other_application_id, reached.group_id
    from reached
    inner join links on reached.application_id = links.application_id
),

grouped as (
    select application_id, min(group_id) as group_id
    from reached
    group by application_id
),

degrees as (
    select application_id, count(*) as links
    from links
    group by application_id
),

-- Two that a steward keeps apart may still meet through others: the one with fewer links then stands alone.
expelled as (
    select distinct
        case
            when coalesce(our_degree.links, 0) < coalesce(their_degree.links, 0) then kept_apart.application_id
            else kept_apart.other_application_id
        end as application_id
    from kept_apart
    inner join grouped as ours on kept_apart.application_id = ours.application_id
    inner join grouped as theirs
        on kept_apart.other_application_id = theirs.application_id and ours.group_id = theirs.group_id
    left join degrees as our_degree on kept_apart.application_id = our_degree.application_id
    left join degrees as their_degree on kept_apart.other_application_id = their_degree.application_id
),

remaining as (
    select grouped.*, expelled.application_id is not null as is_expelled
    from grouped
    left join expelled on grouped.application_id = expelled.application_id
),

named as (
    select
        application_id, is_expelled,
        case
            when is_expelled then application_id
            else min(application_id) filter (where not is_expelled) over (partition by group_id)
        end as cluster_id
    from remaining
)

select * from named
