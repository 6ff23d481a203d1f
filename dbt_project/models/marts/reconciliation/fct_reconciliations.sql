with reconciliations as (
    select * from {{ ref('int_reconciliations__judged') }}
),

keyed as (
    select
        ---------- codes
        quantity, source_pair, agency_code, building_code,
        ---------- text
        left_source, right_source, unit,
        ---------- numbers
        left_figure, right_figure, difference, relative_difference,
        ---------- booleans
        is_agreed,
        ---------- dates
        period,
        ---------- provenance
        _delivery_ids[1] as _delivery_id,
        row_number() over (order by source_pair, period, agency_code, building_code) as _row, _delivery_ids
    from reconciliations
)

select * from keyed
