with figures as (
    select * from {{ ref('stg_panrb__relocation_figures') }}
),

versions as (
    select plan_version, min(period) as period
    from {{ ref('stg_panrb__relocation_plan') }}
    group by plan_version
),

programmes as (
    select * from {{ ref('stg_bappenas__programmes') }}
    where figure_status <> 'Indikatif'
),

buildings as (
    select * from {{ ref('stg_oikn__buildings') }}
    where complex_capacity_people is not null
),

undelivered as (
    select * from {{ ref('published_figures') }}
),

subjects as (
    select * from {{ ref('published_subjects') }}
),

-- A total of all agencies (programme IK) stands against the sum of what one source says of its parts.
stacked as (
    select
        case figures.plan_measure
            when 'ASN' then 'relocation_people' when 'K/L' then 'relocation_agencies'
            when 'Unit eselon I' then 'relocation_units' else 'relocation_proposed'
        end as published_subject,
        'v' || figures.plan_version || ' · ' || figures.relocation_priority || ' · ' || figures.plan_measure
            as conflict_key,
        extract(year from versions.period) as figure_year, cast(figures.plan_figure as double) as figure,
        case figures.plan_measure when 'K/L' then 'agencies' when 'Unit eselon I' then 'units' else 'people' end
            as unit,
        figures.figure_source as source, figures.figure_source_date as source_date,
        figures.figure_status as status, figures.figure_note as note, [figures._delivery_id] as _delivery_ids
    from figures
    inner join versions on figures.plan_version = versions.plan_version
    where figures.plan_figure is not null
    union all
    select
        'nusantara_budget', 'APBN ' || fiscal_year, fiscal_year,
        cast(sum({{ exact('indicative_ceiling_idr', 2) }}) as double), 'IDR', figure_source,
        max(figure_source_date), figure_status,
        {{ joined_texts('programme_name', '; ', 'figure_version') }}, {{ deliveries_of() }}
    from programmes
    group by fiscal_year, figure_source, figure_status, budget_programme_code = 'IK'
    union all
    select
        'complex_capacity', building_complex_name, extract(year from min(in_use_date)),
        cast(max(complex_capacity_people) as double), 'people', max(figure_source), max(figure_source_date),
        max(figure_status), max(figure_note), {{ deliveries_of() }}
    from buildings
    group by building_complex_name
    union all
    select
        'complex_capacity', building_complex_name, extract(year from min(in_use_date)),
        cast(sum(capacity_people) as double), 'people', 'jumlah menara', max(figure_source_date), 'turunan',
        max(figure_note), {{ deliveries_of() }}
    from buildings
    group by building_complex_name
    union all
    select
        published_subject, conflict_key, figure_year, figure, unit, source, source_date, status, note, []
    from undelivered
),

placed as (
    select stacked.*, subjects.agency_code, {{ year_start('stacked.figure_year') }} as period
    from stacked
    inner join subjects on stacked.published_subject = subjects.published_subject
)

select * from placed
