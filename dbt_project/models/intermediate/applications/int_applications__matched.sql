with applications as (
    select * from {{ ref('int_applications__described') }}
),

clusters as (
    select * from {{ ref('int_applications__grouped') }}
),

linked as (
    select * from {{ ref('int_applications__linked') }}
),

links as (
    select application_id, other_application_id, score, method, decided_by, evidence from linked
    union all
    select other_application_id, application_id, score, method, decided_by, evidence from linked
),

decided as (
    select subject as application_id, max_by(kind, sequence) as kind, max_by(decided_by, sequence) as decided_by
    from {{ ref('int_decisions__standing') }}
    where concept = 'application' and kind = 'split'
    group by subject
),

sizes as (
    select
        clusters.cluster_id, count(*) as cluster_size,
        count(*) filter (where applications.is_live) as live_cluster_size
    from clusters
    inner join applications on clusters.application_id = applications.application_id
    group by clusters.cluster_id
),

-- The strongest reason why an application is in its cluster: a steward's word, else the best link.
ranked as (
    select
        links.*,
        row_number() over (
            partition by links.application_id
            order by links.method = 'steward' desc, links.score desc, links.other_application_id asc
        ) as place
    from links
    inner join clusters as ours on links.application_id = ours.application_id
    inner join clusters as theirs
        on links.other_application_id = theirs.application_id and ours.cluster_id = theirs.cluster_id
),

matched as (
    select
        ---------- ids
        applications.application_id, clusters.cluster_id,
        ---------- codes
        applications.agency_code,
        ---------- text
        case
            when clusters.is_expelled or decided.kind is not null and ranked.method is null then 'steward'
            else coalesce(ranked.method, 'alone')
        end as method,
        coalesce(ranked.decided_by, decided.decided_by) as decided_by,
        {{ application_reasons('ranked') }} as reasons,
        ---------- numbers
        ranked.score, sizes.cluster_size, sizes.live_cluster_size,
        ---------- booleans
        not applications.is_common and sizes.cluster_size > 1 as is_duplicate
    from applications
    inner join clusters on applications.application_id = clusters.application_id
    inner join sizes on clusters.cluster_id = sizes.cluster_id
    left join ranked on applications.application_id = ranked.application_id and ranked.place = 1
    left join decided on applications.application_id = decided.application_id
)

select * from matched
