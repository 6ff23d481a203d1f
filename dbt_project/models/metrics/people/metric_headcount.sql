with headcounts as (
    select * from {{ ref('fct_headcounts') }}
),

summed as (
    select
        coalesce(agency_code, 'all') as agency, period,
        case
            when grouping(employment_kind) = 0 then 'employment_kind'
            when grouping(sex) = 0 then 'sex'
            when grouping(site) = 0 then 'site'
            else 'all'
        end as dimension,
        coalesce(employment_kind, sex, site, 'all') as member,
        sum(people) as numerator, cast(null as double) as denominator
    from headcounts
    group by grouping sets (
        (period), (period, agency_code), (period, employment_kind), (period, agency_code, employment_kind),
        (period, sex), (period, agency_code, sex), (period, site), (period, agency_code, site)
    )
),

cells as (
    select
        {{ metric_cell('headcount', value='cast(numerator as double)') }}
    from summed
)

select * from cells
