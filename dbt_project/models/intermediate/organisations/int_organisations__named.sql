with spending as (
    select * from {{ ref('stg_kemenkeu__section_spending') }}
),

performance as (
    select * from {{ ref('stg_kemenkeu__budget_performance') }}
),

warrants as (
    select * from {{ ref('stg_kemenkeu__budget_warrants') }}
),

lkpp_names as (
    select agency_code, period, agency_name, agency_class from {{ ref('stg_lkpp__programmes') }}
    union all
    select agency_code, period, agency_name, agency_class from {{ ref('stg_lkpp__tenders') }}
    union all
    select agency_code, period, agency_name, agency_class from {{ ref('stg_lkpp__purchases') }}
    union all
    select agency_code, cast('{{ var("first_date") }}' as date), agency_name, agency_class
    from {{ ref('stg_lkpp__work_units') }}
),

section_names as (
    select * from {{ ref('budget_section_names') }}
),

sections_seen as (
    select agency_code, min(period) as period from performance
    group by agency_code
    union all
    select agency_code, min(period) as period from warrants
    group by agency_code
),

sections_unnamed as (
    select
        seen.agency_code,
        min(seen.period) as period,
        coalesce(max(section_names.agency_name), 'BA ' || seen.agency_code) as agency_name,
        max(section_names.agency_name) is not null as has_source
    from sections_seen as seen
    left join section_names on seen.agency_code = section_names.agency_code
    where seen.agency_code not in (select spending.agency_code from spending)
    group by seen.agency_code
),

stacked as (
    select
        'BA' as code_system, agency_code, period, agency_name, cast(null as varchar) as agency_class,
        'APBN' as name_source
    from spending
    union all
    select 'BA', agency_code, period, agency_name, null, case when has_source then 'reference' else 'code only' end
    from sections_unnamed
    union all
    select 'LKPP', agency_code, period, agency_name, agency_class, 'LKPP' from lkpp_names
),

counted as (
    select code_system, agency_code, period, agency_name, agency_class, name_source, count(*) as times
    from stacked
    group by code_system, agency_code, period, agency_name, agency_class, name_source
),

ranked as (
    select
        *,
        row_number() over (
            partition by code_system, agency_code, period order by times desc, agency_name asc, agency_class asc
        ) as place
    from counted
),

picked as (
    select code_system, agency_code, period, agency_name, agency_class, name_source from ranked
    where place = 1
)

select * from picked
