with costs as (
    select
        agency_code, shared_service, period, sum(real_cost_idr) as real_cost_idr,
        {{ deliveries_of_lists() }} as _delivery_ids, min(_delivery_id) as _delivery_id,
        arg_min(_row, (_delivery_id, _row)) as _row
    from {{ ref('int_operating_costs__annualised') }}
    where is_office and shared_service <> 'none'
    group by agency_code, shared_service, period
),

heads as (
    select * from {{ ref('int_agency_heads__annualised') }}
),

-- The first year that was delivered whole is what later ones are held against, a head.
measured as (
    select costs.*, heads.person_months, min(costs.period) over () as first_period
    from costs
    inner join heads on costs.agency_code = heads.agency_code and costs.period = heads.period
),

offices as (
    select
        ---------- codes
        later.agency_code, later.shared_service,
        ---------- numbers
        cast(base.real_cost_idr as double) * later.person_months / base.person_months as counterfactual_idr,
        cast(later.real_cost_idr as double) as actual_idr,
        ---------- dates
        later.period,
        ---------- provenance
        {{ deliveries_joined('later._delivery_ids', 'base._delivery_ids') }} as _delivery_ids, later._delivery_id,
        later._row
    from measured as later
    inner join measured as base
        on later.agency_code = base.agency_code and later.shared_service = base.shared_service
    where base.period = base.first_period and later.period > later.first_period
),

applications as (
    select * from {{ ref('int_applications__joined') }}
),

common as (
    select cluster_id, {{ deliveries_of() }} as _delivery_ids from applications
    where is_common and is_live
    group by cluster_id
),

-- An own application that was retired where a common one carries on: its upkeep is what standing alone would cost.
platform as (
    select
        applications.agency_code, 'digital_platform' as shared_service,
        cast(coalesce(applications.maintenance_cost_idr, 0) as double) as counterfactual_idr,
        cast(0 as double) as actual_idr,
        applications.period,
        {{ deliveries_joined('[applications._delivery_id]', 'common._delivery_ids') }} as _delivery_ids,
        applications._delivery_id, applications._row
    from applications
    inner join common on applications.cluster_id = common.cluster_id
    where not applications.is_live and not applications.is_common
),

compared as (
    select * from offices
    union all
    select * from platform
)

select * from compared
