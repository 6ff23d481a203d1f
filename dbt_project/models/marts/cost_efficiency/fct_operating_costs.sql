with costs as (
    select * from {{ ref('int_operating_costs__annualised') }}
),

heads as (
    select * from {{ ref('int_agency_heads__annualised') }}
),

space as (
    select * from {{ ref('int_office_space__annualised') }}
),

spent as (
    select
        costs.agency_code, costs.site, costs.cost_group, costs.period, costs.is_operating,
        sum(costs.cost_idr) as annual_cost_idr, sum(costs.real_cost_idr) as real_cost_idr,
        {{ deliveries_of_lists('costs._delivery_ids') }} as _delivery_ids,
        min(costs._delivery_id) as _delivery_id, arg_min(costs._row, (costs._delivery_id, costs._row)) as _row
    from costs
    group by all
),

-- Space that its agency pays nothing for is paid by somebody else: it is not divided by.
paying as (
    select distinct agency_code, site, period from spent
    where is_operating
),

-- What is counted below the line stands in rows of its own, so that a sum of rows has each person and metre once.
stacked as (
    select
        spent.agency_code, spent.site, spent.cost_group, spent.annual_cost_idr, spent.real_cost_idr,
        0 as person_months, 0 as usable_m2_months, 0 as gross_m2_months, 0 as workpoint_months, spent.is_operating,
        heads.agency_code is not null as has_people, space.agency_code is not null as has_space, spent.period,
        spent._delivery_ids, spent._delivery_id, spent._row
    from spent
    left join heads on spent.agency_code = heads.agency_code and spent.period = heads.period
    left join space
        on spent.agency_code = space.agency_code and spent.site = space.site and spent.period = space.period
    union all
    select
        agency_code, 'none', 'none', 0, 0, person_months, 0, 0, 0, false, true, false, period, [_delivery_id],
        _delivery_id, 1
    from heads
    union all
    select
        space.agency_code, space.site, 'none', 0, 0, 0, space.usable_m2_months, space.gross_m2_months,
        space.workpoint_months, false, false, paying.agency_code is not null, space.period, space._delivery_ids,
        space._delivery_id, space._row
    from space
    left join paying
        on space.agency_code = paying.agency_code and space.site = paying.site and space.period = paying.period
),

described as (
    select
        ---------- codes
        agency_code, site, cost_group,
        ---------- numbers
        cast(annual_cost_idr as double) as annual_cost_idr, cast(real_cost_idr as double) as real_cost_idr,
        cast(person_months as bigint) as person_months, cast(usable_m2_months as double) as usable_m2_months,
        cast(gross_m2_months as double) as gross_m2_months, cast(workpoint_months as double) as workpoint_months,
        ---------- booleans
        is_operating, has_people, has_space,
        ---------- dates
        period,
        ---------- provenance
        _delivery_id, _delivery_ids, _row
    from stacked
)

select * from described
