with costs as (
    select * from {{ ref('int_operating_costs__annualised') }}
    where is_office
),

space as (
    select * from {{ ref('int_office_space__annualised') }}
),

heads as (
    select * from {{ ref('int_agency_heads__annualised') }}
),

old as (
    select
        agency_code, period, sum(real_cost_idr) as cost_idr,
        {{ deliveries_of_lists() }} as _delivery_ids
    from costs
    where site = 'jakarta'
    group by agency_code, period
),

-- Who is left in the old office: a rate of few people says little, so the average stands in for it.
rated as (
    select
        old.agency_code, old.period, old.cost_idr,
        heads.person_months - coalesce(space.seat_months, 0) as stayed_months,
        cast(old.cost_idr as double) / (heads.person_months - coalesce(space.seat_months, 0)) as rate_idr,
        {{ deliveries_joined('old._delivery_ids', '[heads._delivery_id]') }} as _delivery_ids
    from old
    inner join heads on old.agency_code = heads.agency_code and old.period = heads.period
    left join space on old.agency_code = space.agency_code and old.period = space.period and space.site = 'nusantara'
    where heads.person_months - coalesce(space.seat_months, 0) >= 12 * {{ var('smallest_group') }}
)

select * from rated
