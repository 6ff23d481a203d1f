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

seats as (
    select closed.period, sum(seated.seats) as all_seat_months
    from (select distinct period from costs) as closed
    inner join {{ ref('int_offices__seated') }} as seated on {{ twelve_months_to('closed.period', 'seated.period') }}
    group by closed.period
),

old as (
    select
        agency_code, period, sum(real_cost_idr) as cost_idr,
        {{ deliveries_merged() }} as _delivery_ids
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
),

rates as (
    select
        period, cast(sum(cost_idr) as double) / sum(stayed_months) as rate_idr,
        quantile_cont(rate_idr, 0.25) as low_rate_idr, quantile_cont(rate_idr, 0.75) as high_rate_idr
    from rated
    group by period
),

pool as (
    select
        period, sum(real_cost_idr) as shared_cost_idr,
        {{ deliveries_merged() }} as _delivery_ids
    from costs
    where site = 'nusantara'
    group by period
),

compared as (
    select
        ---------- codes
        space.agency_code,
        ---------- numbers
        space.seat_months, coalesce(rated.rate_idr, rates.rate_idr) as standalone_rate_idr,
        least(coalesce(rated.rate_idr, rates.rate_idr), rates.low_rate_idr) as low_rate_idr,
        greatest(coalesce(rated.rate_idr, rates.rate_idr), rates.high_rate_idr) as high_rate_idr,
        cast(pool.shared_cost_idr as double) * space.seat_months / seats.all_seat_months as shared_cost_idr,
        ---------- booleans
        rated.agency_code is not null as has_own_rate,
        ---------- dates
        space.period,
        ---------- provenance
        {{ deliveries_joined('space._delivery_ids', 'rated._delivery_ids', 'pool._delivery_ids') }} as _delivery_ids,
        space._delivery_id, space._row
    from space
    inner join rates on space.period = rates.period
    inner join pool on space.period = pool.period
    inner join seats on space.period = seats.period
    left join rated on space.agency_code = rated.agency_code and space.period = rated.period
    where space.site = 'nusantara' and space.seat_months > 0
)

select * from compared
