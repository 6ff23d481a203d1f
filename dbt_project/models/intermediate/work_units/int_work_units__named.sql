with performance as (
    select * from {{ ref('stg_kemenkeu__budget_performance') }}
),

warrants as (
    select * from {{ ref('stg_kemenkeu__budget_warrants') }}
),

lkpp_units as (
    select * from {{ ref('stg_lkpp__work_units') }}
),

tenders as (
    select * from {{ ref('stg_lkpp__tenders') }}
),

purchases as (
    select * from {{ ref('stg_lkpp__purchases') }}
),

organisations as (
    select * from {{ ref('int_organisations__crosswalked') }}
    where code_system = 'LKPP'
),

stacked as (
    select
        'satker' as code_system, agency_code, work_unit_code, period, work_unit_name, 1 as source_rank
    from performance
    union all
    select 'satker', agency_code, work_unit_code, period, work_unit_name, 2 from warrants
    union all
    select 'LKPP', agency_code, work_unit_code, cast('{{ var("first_date") }}' as date), work_unit_name, 1
    from lkpp_units
    union all
    select 'LKPP', agency_code, work_unit_code, period, work_unit_name, 2 from tenders
    union all
    select 'LKPP', agency_code, work_unit_code, period, work_unit_name, 2 from purchases
),

-- A satker is one work unit even when it moves to another section; LKPP's codes repeat from region to region.
keyed as (
    select
        *,
        case when code_system = 'satker' then work_unit_code else agency_code || '/' || work_unit_code end as unit_key
    from stacked
),

best as (
    select *, min(source_rank) over (partition by code_system, unit_key) as best_rank
    from keyed
),

counted as (
    select code_system, unit_key, agency_code, work_unit_code, period, work_unit_name, count(*) as times
    from best
    where source_rank = best_rank
    group by code_system, unit_key, agency_code, work_unit_code, period, work_unit_name
),

ranked as (
    select
        *,
        row_number() over (
            partition by code_system, unit_key, period order by times desc, work_unit_name asc, agency_code asc
        ) as place
    from counted
),

-- LKPP's codes of agencies become the one key; the codes that tell units apart stay its own.
picked as (
    select
        ranked.code_system, ranked.unit_key, coalesce(organisations.agency_code, ranked.agency_code) as agency_code,
        ranked.work_unit_code, ranked.period, ranked.work_unit_name
    from ranked
    left join organisations on ranked.code_system = 'LKPP' and ranked.agency_code = organisations.source_code
    where ranked.place = 1
)

select * from picked
