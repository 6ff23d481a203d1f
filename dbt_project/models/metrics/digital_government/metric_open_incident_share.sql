with incidents as (
    select * from {{ ref('fct_incidents') }}
),

summed as (
    select
        {{ cell_keys('severity', 'incident_severity') }},
        count(*) filter (where not is_closed) as numerator,
        count(*) as denominator
    from incidents
    {{ cell_groups('incident_severity') }}
),

cells as (
    select
        {{ metric_cell('open_incident_share', scale=100) }}
    from summed
)

select * from cells
