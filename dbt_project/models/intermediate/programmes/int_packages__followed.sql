with packages as (
    select * from {{ ref('stg_lkpp__procurement_packages') }}
),

methods as (
    select * from {{ ref('procurement_methods') }}
),

organisations as (
    {{ agencies_by_code('LKPP') }}
),

tenders as (
    select
        procurement_plan_id, fiscal_year, count(*) as tender_count,
        bool_or(tender_status = 'Selesai') as is_concluded,
        sum({{ exact("case when tender_status = 'Selesai' then package_ceiling_idr else 0 end", 2) }})
            as contracted_idr,
        {{ deliveries_of() }} as _delivery_ids
    from {{ ref('int_tenders__merged') }}
    where procurement_plan_id is not null
    group by all
),

purchases as (
    select
        procurement_plan_id, fiscal_year, sum({{ exact('purchase_value_idr', 2) }}) as contracted_idr,
        {{ deliveries_of() }} as _delivery_ids
    from {{ ref('stg_lkpp__purchases') }}
    where procurement_plan_id is not null
    group by all
),

-- Direct procurement leaves no tender and no purchase in what is delivered: it cannot be followed.
followed as (
    select
        packages.*, coalesce(organisations.agency_code, packages.agency_code) as canonical_agency_code,
        methods.method as procurement_method,
        coalesce(packages.selection_start_date <= packages.recorded_date, false) as is_due,
        coalesce(tenders.tender_count, 0) > 0 or purchases.contracted_idr is not null as is_started,
        coalesce(tenders.is_concluded, false) or purchases.contracted_idr is not null as is_concluded,
        coalesce(tenders.contracted_idr, 0) + coalesce(purchases.contracted_idr, 0) as contracted_idr,
        {{ deliveries_joined('[packages._delivery_id]', 'tenders._delivery_ids', 'purchases._delivery_ids') }}
            as _delivery_ids
    from packages
    inner join methods
        on
            lower(packages.selection_method) = lower(methods.selection_method)
            and (methods.is_competitive or methods.is_catalogue)
    left join organisations on packages.agency_code = organisations.source_code
    left join tenders
        on packages.procurement_plan_id = tenders.procurement_plan_id and packages.fiscal_year = tenders.fiscal_year
    left join purchases
        on packages.procurement_plan_id = purchases.procurement_plan_id and packages.fiscal_year = purchases.fiscal_year
)

select * from followed
