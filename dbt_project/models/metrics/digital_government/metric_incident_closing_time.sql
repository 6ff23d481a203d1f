with incidents as (
    select * from {{ ref('fct_incidents') }}
    where closing_minutes is not null
),

summed as (
    select
        {{ cell_keys('severity', 'incident_severity') }},
        sum({{ exact('closing_minutes', 0) }}) as numerator,
        60 * count(*) as denominator
    from incidents
    {{ cell_groups('incident_severity') }}
),

cells as (
    select
        {{ metric_cell('incident_closing_time') }}
    from summed
)

select * from cells
