with realization as (
    select * from {{ ref('stg_kemenkeu__budget_realization') }}
),

-- A year's spending and ceilings are whole only where its every month since January was delivered.
years as (
    select fiscal_year, max(report_month) as last_month
    from realization
    group by fiscal_year
    having count(distinct report_month) = max(report_month)
),

arrivals as (
    select distinct fiscal_year, report_month, _delivery_id from realization
),

months as (
    {{ months_of_year() }}
),

quarters as (
    select
        years.fiscal_year, numbers.month_number / 3 as quarter_number,
        {{ month_start('years.fiscal_year', 'numbers.month_number') }} as period,
        {{ deliveries_of('arrivals._delivery_id') }} as _delivery_ids
    from years
    inner join months as numbers
        on numbers.month_number % 3 = 0 and years.last_month >= numbers.month_number
    inner join arrivals
        on years.fiscal_year = arrivals.fiscal_year and numbers.month_number >= arrivals.report_month
    group by all
),

-- A line is told of in months in which it was spent from; its ceiling is the one last told.
lines as (
    select
        {{ output_keys() }}, account_code, location_code,
        {%- for quarter in range(1, 5) %}
            max_by(budget_ceiling_idr, period) filter (where report_month <= {{ 3 * quarter }})
                as ceiling_{{ quarter }},
            sum({{ exact('realized_idr', 2) }}) filter (where report_month <= {{ 3 * quarter }})
                as realized_{{ quarter }},
        {%- endfor %}
        max_by(agency_code, period) as agency_code, min(_delivery_id) as _delivery_id
    from realization
    group by all
),

outputs as (
    {%- for quarter in range(1, 5) %}
        select
            {{ output_keys() }}, {{ quarter }} as quarter_number, max(agency_code) as agency_code,
            min(_delivery_id) as _delivery_id,
            sum({{ exact('ceiling_' ~ quarter, 2) }}) as budget_ceiling_idr, sum(realized_{{ quarter }}) as realized_idr
        from lines
        where ceiling_{{ quarter }} is not null
        group by all
        {{- " union all" if not loop.last }}
    {%- endfor %}
),

dated as (
    select
        outputs.* exclude (quarter_number), cast(quarters.quarter_number as integer) as quarter_number,
        quarters.period, quarters._delivery_ids
    from outputs
    inner join quarters
        on outputs.fiscal_year = quarters.fiscal_year and outputs.quarter_number = quarters.quarter_number
)

select * from dated
