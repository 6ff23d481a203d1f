with booked as (
    select * from {{ ref('int_operating_costs__booked') }}
),

delivered as (
    select distinct period from booked
),

-- A month closes a year where that month and the eleven before it were all delivered.
months as (
    select ends.period, count(*) as months_told
    from delivered as ends
    inner join delivered as told on {{ twelve_months_to('ends.period', 'told.period') }}
    group by ends.period
),

yearly as (
    select
        ---------- codes
        booked.agency_code, booked.site, booked.account_code, booked.cost_group, booked.shared_service,
        ---------- numbers
        sum(booked.cost_idr) as cost_idr, sum(booked.real_cost_idr) as real_cost_idr,
        ---------- booleans
        booked.is_operating, booked.is_office, booked.is_for_movers,
        ---------- dates
        months.period,
        ---------- provenance
        {{ deliveries_of_lists('booked._delivery_ids') }} as _delivery_ids,
        min(booked._delivery_id) as _delivery_id,
        arg_min(booked._row, (booked._delivery_id, booked._row)) as _row
    from months
    inner join booked on {{ twelve_months_to('months.period', 'booked.period') }}
    where months.months_told = 12
    group by all
)

select * from yearly
