with fiscal_years as (
    select fiscal_year from {{ ref('stg_kemenkeu__budget_performance') }}
    union
    select fiscal_year from {{ ref('stg_kemenkeu__budget_warrants') }}
    union
    select fiscal_year from {{ ref('stg_kemenkeu__section_spending') }}
    union
    select fiscal_year from {{ ref('stg_lkpp__subactivities') }}
    union
    select fiscal_year from {{ ref('stg_lkpp__tenders') }}
    union
    select fiscal_year from {{ ref('stg_lkpp__purchases') }}
),

months as (
    {{ months_of_year() }}
),

dated as (
    select
        {{ month_start('fiscal_years.fiscal_year', 'months.month_number') }} as period,
        cast(fiscal_years.fiscal_year as integer) as fiscal_year,
        cast(ceil(months.month_number / 3.0) as integer) as quarter_number,
        cast(months.month_number as integer) as month_number,
        months.month_number = 1 as is_year_start
    from fiscal_years
    cross join months
)

select * from dated
