with months as (
    select * from {{ ref('int_relocation__reported') }}
),

stocks as (
    {{ arrival_stocks(
        'months', ['wave', 'relocation_priority', 'is_listed'], since='least(grouped.planned_month, grouped.arrived_month)'
    ) }}
),

keyed as (
    select
        ---------- codes
        agency_code, wave, relocation_priority, arrival_state,
        ---------- numbers
        people, delay_days,
        ---------- booleans
        is_listed,
        ---------- dates
        period,
        ---------- provenance
        _delivery_id, _delivery_ids,
        row_number() over (order by period, agency_code, wave, relocation_priority, arrival_state, is_listed) as _row
    from stocks
)

select * from keyed
