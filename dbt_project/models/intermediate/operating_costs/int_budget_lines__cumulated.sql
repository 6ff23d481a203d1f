with realization as (
    select * from {{ ref('stg_kemenkeu__budget_realization') }}
),

lines as (
    select
        *, left(account_code, 2) as spending_kind,
        budget_ceiling_idr - coalesce(lag(budget_ceiling_idr) over (
            partition by
                agency_code, fiscal_year, work_unit_code, budget_programme_code, budget_activity_code,
                output_group_code, output_detail_code, account_code, location_code
            order by period
        ), 0) as ceiling_change_idr
    from realization
),

monthly as (
    select
        agency_code, spending_kind, fiscal_year, period, sum({{ exact('realized_idr') }}) as realized_idr,
        sum({{ exact('ceiling_change_idr') }}) as ceiling_change_idr,
        {{ deliveries_of() }} as _delivery_ids, min(_delivery_id) as _delivery_id,
        arg_min(_row, (_delivery_id, _row)) as _row
    from lines
    group by all
),

-- A year is added up only as far as each month from January on was delivered.
months as (
    select fiscal_year, period from monthly
    group by fiscal_year, period
    qualify count(*) over (partition by fiscal_year order by period) = extract(month from period)
),

cumulated as (
    select
        ---------- codes
        monthly.agency_code, monthly.spending_kind,
        ---------- numbers
        sum(monthly.realized_idr) as realized_idr, sum(monthly.ceiling_change_idr) as budget_ceiling_idr,
        ---------- dates
        months.period, months.fiscal_year,
        ---------- provenance
        {{ deliveries_of_lists('monthly._delivery_ids') }} as _delivery_ids,
        min(monthly._delivery_id) as _delivery_id, arg_min(monthly._row, (monthly._delivery_id, monthly._row)) as _row
    from months
    inner join monthly on months.fiscal_year = monthly.fiscal_year and months.period >= monthly.period
    group by all
)

select * from cumulated
