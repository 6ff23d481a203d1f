with lines as (
    select * from {{ ref('int_budget_lines__summed') }}
    qualify quarter_number = max(quarter_number) over (partition by fiscal_year)
),

warrants as (
    select * from {{ ref('stg_kemenkeu__budget_warrants') }}
),

outputs as (
    select * from {{ ref('stg_bappenas__outputs') }}
),

programmes as (
    select * from {{ ref('stg_bappenas__programmes') }}
    where figure_status = 'Indikatif'
),

sections as (
    select * from {{ ref('stg_kemenkeu__section_spending') }}
),

-- Each side adds up to agencies and years by itself.
sides as (
    select
        'sakti' as side, agency_code, fiscal_year, sum(budget_ceiling_idr) as figure,
        {{ deliveries_of_lists() }} as _delivery_ids
    from lines
    group by all
    union all
    select 'spent', agency_code, fiscal_year, sum(realized_idr), {{ deliveries_of_lists() }}
    from lines
    where quarter_number = 4
    group by all
    union all
    select 'dipa', agency_code, fiscal_year, sum({{ exact('budget_ceiling_idr', 2) }}), {{ deliveries_of() }}
    from warrants
    group by all
    union all
    select 'krisna', agency_code, fiscal_year, sum({{ exact('indicative_ceiling_idr', 2) }}), {{ deliveries_of() }}
    from outputs
    group by all
    union all
    select 'programmes', agency_code, fiscal_year, sum({{ exact('indicative_ceiling_idr', 2) }}), {{ deliveries_of() }}
    from programmes
    group by all
    union all
    select 'apbn', agency_code, fiscal_year, sum({{ exact('spending_idr_billion * 1e9', 2) }}), {{ deliveries_of() }}
    from sections
    group by all
),

paired as (
    {%- for pair, names in {
        "sakti_dipa": ["sakti", "dipa"], "sakti_krisna": ["sakti", "krisna"], "krisna_levels": ["krisna", "programmes"],
        "sakti_apbn": ["spent", "apbn"],
    }.items() %}
        select
            '{{ pair }}' as source_pair, one.agency_code, cast(null as varchar) as building_code,
            {{ year_start('one.fiscal_year') }} as period, cast(one.figure as double) as left_figure,
            cast(other.figure as double) as right_figure,
            {{ deliveries_joined('one._delivery_ids', 'other._delivery_ids') }} as _delivery_ids
        from sides as one
        inner join sides as other
            on one.agency_code = other.agency_code and one.fiscal_year = other.fiscal_year
        where one.side = '{{ names[0] }}' and other.side = '{{ names[1] }}'
        {{- " union all" if not loop.last }}
    {%- endfor %}
)

select * from paired
