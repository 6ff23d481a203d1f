with procurements as (
    select * from {{ ref('int_procurement__unioned') }}
    where is_catalogue and procurement_plan_id is not null
),

packages as (
    select * from {{ ref('stg_lkpp__procurement_packages') }}
    where package_ceiling_idr > 0
),

tenders as (
    select * from {{ ref('int_tenders__merged') }}
    where tender_status = 'Selesai' and package_ceiling_idr > 0 and owner_estimate_idr is not null
),

methods as (
    select * from {{ ref('procurement_methods') }}
),

-- A package may be bought in several orders: its ceiling is held against all of them.
ordered as (
    select
        procurement_plan_id, fiscal_year, agency_code, period, procurement_method,
        sum({{ exact('procurement_value_idr') }}) as price_idr, {{ deliveries_of() }} as _delivery_ids,
        min(_delivery_id) as _delivery_id, arg_min(_row, (_delivery_id, _row)) as _row
    from procurements
    where procurement_value_idr is not null
    group by all
),

priced as (
    select
        ordered.procurement_plan_id as priced_id, ordered.fiscal_year, ordered.agency_code, ordered.period,
        ordered.procurement_method, cast(packages.package_ceiling_idr as double) as package_ceiling_idr,
        cast(ordered.price_idr as double) as price_idr,
        {{ deliveries_joined('[packages._delivery_id]', 'ordered._delivery_ids') }} as _delivery_ids,
        ordered._delivery_id, ordered._row
    from ordered
    inner join packages
        on ordered.procurement_plan_id = packages.procurement_plan_id and ordered.fiscal_year = packages.fiscal_year
    union all
    select
        tenders.tender_id, tenders.fiscal_year, tenders.agency_code, tenders.period,
        coalesce(methods.method, 'other'), cast(tenders.package_ceiling_idr as double),
        cast(tenders.owner_estimate_idr as double), [tenders._delivery_id], tenders._delivery_id, tenders._row
    from tenders
    left join methods on lower(tenders.selection_method) = lower(methods.selection_method)
)

select * from priced
