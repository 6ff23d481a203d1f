with conflicts as (
    select * from {{ ref('int_published_conflicts__ranked') }}
),

keyed as (
    select
        ---------- codes
        published_subject, conflict_key, agency_code,
        ---------- text
        unit, source, status, note,
        ---------- numbers
        figure, greatest_figure, least_figure, relative_figure,
        ---------- booleans
        is_highest, is_lowest,
        ---------- dates
        period, source_date,
        ---------- provenance
        _delivery_ids[1] as _delivery_id,
        row_number() over (order by published_subject, conflict_key, period, figure, source, status) as _row,
        _delivery_ids
    from conflicts
)

select * from keyed
