-- Month by month the first few of a unit would be withheld, and agencies along with them.
with quarters as (
    select * from {{ ref('int_relocation__reported') }}
    where extract(month from period) % 3 = 0
),

stocks as (
    {{ arrival_stocks('quarters', ['unit_code'], since='grouped.arrived_month') }}
),

keyed as (
    select
        ---------- codes
        agency_code, unit_code, arrival_state,
        ---------- numbers
        people,
        ---------- dates
        period,
        ---------- provenance
        _delivery_id, _delivery_ids, row_number() over (order by period, agency_code, unit_code) as _row
    from stocks
)

select * from keyed
