with costs as (
    select * from {{ ref('int_operating_costs__annualised') }}
),

heads as (
    select * from {{ ref('int_agency_heads__annualised') }}
),

norms as (
    select * from {{ ref('cost_norms') }}
),

spent as (
    select
        costs.agency_code, norms.norm, costs.period, sum(costs.real_cost_idr) as real_cost_idr,
        {{ deliveries_of_lists('costs._delivery_ids') }} as _delivery_ids,
        min(costs._delivery_id) as _delivery_id, arg_min(costs._row, (costs._delivery_id, costs._row)) as _row
    from costs
    inner join norms on starts_with(costs.account_code, norms.account_prefix)
    group by costs.agency_code, norms.norm, costs.period
),

held as (
    select
        ---------- codes
        spent.agency_code, spent.norm,
        ---------- numbers
        cast(spent.real_cost_idr as double) as real_cost_idr,
        cast({{ exact('norms.norm_idr_per_person * heads.person_months / 12') }} as double) as norm_cost_idr,
        heads.person_months,
        ---------- dates
        spent.period,
        ---------- provenance
        spent._delivery_id, {{ deliveries_joined('spent._delivery_ids', '[heads._delivery_id]') }} as _delivery_ids,
        spent._row
    from spent
    inner join heads on spent.agency_code = heads.agency_code and spent.period = heads.period
    inner join norms on spent.norm = norms.norm
)

select * from held
