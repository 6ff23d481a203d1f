-- Fast, usual and slow months are quantiles of the last twelve; the fast ones give the least time that is left.
with dated as (
    select * from {{ ref('int_relocation__dated') }}
),

months as (
    select * from {{ ref('int_relocation__reported') }}
),

arrivals as (
    select
        {{ month_of('arrived_date') }} as period, count(*) as people,
        {{ deliveries_of('seat_delivery_id') }} as seat_delivery_ids
    from dated
    where arrived_date is not null
    group by all
),

monthly as (
    select
        months.*, coalesce(arrivals.people, 0) as people, coalesce(arrivals.seat_delivery_ids, []) as seat_delivery_ids,
        sum(coalesce(arrivals.people, 0)) over (order by months.period) as arrived_people
    from months
    left join arrivals on months.period = arrivals.period
),

paced as (
    select
        months.period, months.report_period, months.arrived_people, count(*) as observed_months,
        {{ pace('before.people', 0.9) }} as low_pace, {{ pace('before.people', 0.5) }} as central_pace,
        {{ pace('before.people', 0.1) }} as high_pace,
        list_sort(list_distinct(flatten(list(before.seat_delivery_ids)))) as seat_delivery_ids
    from monthly as months
    inner join monthly as before
        on
            before.period > months.period - interval 12 month
            and months.period >= before.period
            and before.arrived_people > 0
    where not months.is_put_off
    group by months.period, months.report_period, months.arrived_people
    having count(*) >= 6
)

select * from paced
