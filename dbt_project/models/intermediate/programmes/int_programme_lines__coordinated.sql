with outputs as (
    select * from {{ ref('stg_bappenas__outputs') }}
),

programmes as (
    select agency_code, budget_programme_code, fiscal_year, min_by(programme_name, figure_version) as programme_name
    from {{ ref('stg_bappenas__programmes') }}
    group by all
),

budgets as (
    select * from {{ ref('int_budget_lines__summed') }}
    qualify quarter_number = max(quarter_number) over (partition by fiscal_year)
),

-- A package's account string opens with its output: section, unit, programme, activity, KRO, RO.
packages as (
    select
        work_unit_code, split_part(budget_account_code, '.', 3) as budget_programme_code,
        split_part(budget_account_code, '.', 4) as budget_activity_code,
        split_part(budget_account_code, '.', 5) as output_group_code,
        split_part(budget_account_code, '.', 6) as output_detail_code, fiscal_year,
        count(*) as package_count, count_if(is_started) as started_count, count_if(is_concluded) as concluded_count,
        sum(contracted_idr) as contracted_idr, {{ deliveries_of_lists() }} as _delivery_ids
    from {{ ref('int_packages__followed') }}
    group by all
),

facilities as (
    select * from {{ ref('int_facilities__reported') }}
),

joined as (
    select
        outputs.*, programmes.programme_name, budgets.budget_ceiling_idr, budgets.realized_idr,
        coalesce(packages.package_count, 0) as package_count, coalesce(packages.started_count, 0) as started_count,
        coalesce(packages.concluded_count, 0) as concluded_count,
        coalesce(packages.contracted_idr, 0) as contracted_idr,
        coalesce(outputs.fiscal_year >= (select min(judged.fiscal_year) from budgets as judged), false) as is_judged,
        coalesce(
            abs(budgets.budget_ceiling_idr - outputs.indicative_ceiling_idr)
            <= outputs.indicative_ceiling_idr * {{ delivery_threshold('ceiling_difference_pct') }} / 100, false
        ) as is_budget_agreed,
        coalesce(facilities.has_construction, false) as has_construction,
        coalesce(facilities.is_built, false) as is_built, coalesce(facilities.has_facility, false) as has_facility,
        {{ deliveries_joined('[outputs._delivery_id]', 'budgets._delivery_ids', 'packages._delivery_ids',
            'facilities._delivery_ids') }} as _delivery_ids
    from outputs
    left join programmes
        on
            outputs.agency_code = programmes.agency_code
            and outputs.budget_programme_code = programmes.budget_programme_code
            and outputs.fiscal_year = programmes.fiscal_year
    left join budgets on {{ same_output('outputs', 'budgets') }}
    left join packages on {{ same_output('outputs', 'packages') }}
    left join facilities
        on outputs.agency_code = facilities.agency_code and outputs.fiscal_year = facilities.fiscal_year
)

select * from joined
