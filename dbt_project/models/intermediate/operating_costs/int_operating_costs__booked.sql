with realization as (
    select * from {{ ref('stg_kemenkeu__budget_realization') }}
    where account_code like '52%'
),

prefixes as (
    select * from {{ ref('operating_accounts') }}
),

locations as (
    select * from {{ ref('treasury_locations') }}
),

prices as (
    select * from {{ ref('price_index') }}
),

-- Who moved to another agency counts there from the beginning, as its people do in the list of employees.
homes as (
    select work_unit_code, max_by(agency_code, (period, agency_code)) as agency_code
    from {{ ref('stg_kemenkeu__budget_realization') }}
    group by work_unit_code
),

accounts as (
    select realization.account_code, max(prefixes.account_prefix) as account_prefix
    from (select distinct account_code from realization) as realization
    inner join prefixes on starts_with(realization.account_code, prefixes.account_prefix)
    group by realization.account_code
),

-- Lines of one agency, place and account are summed before anything is joined to months.
booked as (
    select
        homes.agency_code, realization.period, realization.fiscal_year, realization.location_code,
        realization.account_code, realization.output_detail_code = '{{ var("movers_output") }}' as is_for_movers,
        sum({{ exact('realization.realized_idr') }}) as cost_idr,
        {{ deliveries_of('realization._delivery_id') }} as _delivery_ids, min(realization._delivery_id) as _delivery_id,
        arg_min(realization._row, (realization._delivery_id, realization._row)) as _row
    from realization
    inner join homes on realization.work_unit_code = homes.work_unit_code
    group by all
),

labelled as (
    select
        ---------- codes
        booked.agency_code, coalesce(locations.site, 'none') as site, booked.account_code,
        case
            when prefixes.cost_group = 'travel' and booked.is_for_movers then 'capital_travel' else prefixes.cost_group
        end as cost_group,
        prefixes.shared_service,
        ---------- numbers
        booked.cost_idr, {{ deflated('booked.cost_idr', 'prices.price_index') }} as real_cost_idr,
        ---------- booleans
        prefixes.is_operating, prefixes.is_office, booked.is_for_movers,
        ---------- dates
        booked.period,
        ---------- provenance
        booked._delivery_ids, booked._delivery_id, booked._row
    from booked
    inner join accounts on booked.account_code = accounts.account_code
    inner join prefixes on accounts.account_prefix = prefixes.account_prefix
    inner join prices on booked.fiscal_year = prices.fiscal_year
    left join locations on booked.location_code = locations.location_code
)

select * from labelled
