with applications as (
    select * from {{ ref('int_applications__joined') }}
),

compared as (
    select * from {{ ref('int_applications__compared') }}
    where zone in ('accepted', 'review') and method <> 'steward'
),

described as (
    select application_id, application_function from {{ ref('int_applications__described') }}
),

told as (
    select
        applications.*,
        {{ record_of({
            'agency_code': 'applications.agency_code', 'application_function': 'described.application_function',
            'reference_codes': "concat_ws(' · ', applications.rab_code, applications.ral_code, applications.raa_code)",
            'owner_unit_name': 'applications.owner_unit_name', 'application_users': 'applications.application_users',
            'maintenance_cost_idr': 'applications.maintenance_cost_idr', 'launch_year': 'cast(applications.launch_year as varchar)',
        }) }} as record
    from applications
    inner join described on applications.application_id = described.application_id
),

totals as (
    select count(*) as specific, count(*) filter (where live_cluster_size > 1) as duplicates
    from applications
    where is_live and not is_common
),

-- Who would become a duplicate: the specific living applications of a cluster that has only one living member so far.
clusters as (
    select
        cluster_id, count(*) filter (where is_live) as living,
        case when count(*) filter (where is_live) = 1 then count(*) filter (where is_live and not is_common) else 0 end
            as gained
    from applications
    group by cluster_id
),

-- What is alike enough but was not put together, lest a chain be made of it, waits too, unless a steward parted it.
listed as (
    select
        ---------- ids
        'application' as concept, ours.application_id as subject, theirs.application_id as candidate,
        ---------- codes
        ours.agency_code,
        ---------- text
        ours.application_name as subject_label, theirs.application_name as candidate_label,
        ours.record as subject_record, theirs.record as candidate_record, compared.evidence,
        ---------- numbers
        compared.score,
        {{ review_effect(
            'application_duplication_share', 'totals.duplicates', 'totals.specific',
            'case when our_cluster.living * their_cluster.living > 0 '
            ~ 'then our_cluster.gained + their_cluster.gained else 0 end'
        ) }}
    from compared
    inner join told as ours on compared.application_id = ours.application_id
    inner join told as theirs on compared.other_application_id = theirs.application_id
    inner join clusters as our_cluster on ours.cluster_id = our_cluster.cluster_id
    inner join clusters as their_cluster on theirs.cluster_id = their_cluster.cluster_id
    cross join totals
    where
        ours.cluster_id <> theirs.cluster_id
        and (compared.zone = 'review' or 'steward' not in (ours.match_method, theirs.match_method))
)

select * from listed
