with delivered as (
    select * from {{ ref('stg_kemenkeu__section_spending') }}
),

restated as (
    select * from {{ ref('int_spending__restated') }}
),

spending as (
    select 'as_was' as organisation_chart, agency_code, fiscal_year, spending_idr_billion, _delivery_id, _row
    from delivered
    union all
    select
        'restated', agency_code, fiscal_year, round(cast(spending_idr_billion as double), 4), _delivery_id, _row
    from restated
),

fiscal_years as (
    select distinct fiscal_year from spending
),

paired as (
    select
        coalesce(this_year.organisation_chart, last_year.organisation_chart) as organisation_chart,
        coalesce(this_year.agency_code, last_year.agency_code) as agency_code,
        coalesce(this_year.fiscal_year, last_year.fiscal_year + 1) as fiscal_year,
        this_year.spending_idr_billion, last_year.spending_idr_billion as prior_spending_idr_billion,
        coalesce(this_year._delivery_id, last_year._delivery_id) as _delivery_id,
        coalesce(this_year._row, last_year._row) as _row
    from spending as this_year
    full join spending as last_year
        on
            this_year.organisation_chart = last_year.organisation_chart
            and this_year.agency_code = last_year.agency_code
            and this_year.fiscal_year = last_year.fiscal_year + 1
),

-- A section without a figure in a year that was delivered had none: its end is a fall of the total to be counted.
compared as (
    select
        ---------- ids
        paired.agency_code || '@' || cast(paired.fiscal_year as varchar)
        || case when paired.organisation_chart = 'restated' then '/restated' else '' end as spending_id,
        ---------- codes
        paired.agency_code, paired.organisation_chart,
        ---------- numbers
        paired.spending_idr_billion, paired.prior_spending_idr_billion,
        round(coalesce(paired.spending_idr_billion, 0) - coalesce(paired.prior_spending_idr_billion, 0), 4)
            as spending_change_idr_billion,
        ---------- booleans
        years_before.fiscal_year is not null as is_comparable,
        ---------- dates
        {{ year_start('paired.fiscal_year') }} as period, paired.fiscal_year,
        ---------- provenance
        paired._delivery_id, paired._row
    from paired
    inner join fiscal_years on paired.fiscal_year = fiscal_years.fiscal_year
    left join fiscal_years as years_before on paired.fiscal_year = years_before.fiscal_year + 1
)

select * from compared
