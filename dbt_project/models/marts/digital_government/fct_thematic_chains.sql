with steps as (
    select * from {{ ref('int_processes__digitised') }}
),

-- A theme crosses agencies and belongs to none.
grouped as (
    select
        theme_name, period, count(*) as step_count, count(*) filter (where is_digitised) as digitised_count,
        count(distinct agency_code) as agency_count, {{ deliveries_of('_delivery_id') }} as _delivery_ids,
        min(_row) as _row
    from steps
    group by theme_name, period
),

keyed as (
    select
        ---------- codes
        'all' as agency_code,
        ---------- text
        theme_name,
        ---------- numbers
        step_count, digitised_count, agency_count,
        ---------- booleans
        step_count = digitised_count as is_digitised,
        ---------- dates
        period,
        ---------- provenance
        _delivery_ids[1] as _delivery_id, _row, _delivery_ids
    from grouped
)

select * from keyed
