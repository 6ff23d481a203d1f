with costs as (
    select * from {{ ref('int_operating_costs__annualised') }}
    where is_office
),

space as (
    select * from {{ ref('int_office_space__annualised') }}
),

rated as (
    select * from {{ ref('int_old_offices__rated') }}
),

seats as (
    select closed.period, sum(seated.seats) as all_seat_months
    from (select distinct period from costs) as closed
    inner join {{ ref('int_offices__seated') }} as seated on {{ twelve_months_to('closed.period', 'seated.period') }}
    group by closed.period
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
        {{ deliveries_of_lists() }} as _delivery_ids
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
