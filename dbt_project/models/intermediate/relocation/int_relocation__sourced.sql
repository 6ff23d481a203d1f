-- Which deliveries tell of a component in a month: those of that month, or all so far where a table has no months.
{%- set tables = {
    "seat": ["stg_oikn__workpoints", "stg_oikn__floors", "stg_oikn__buildings"],
    "housing": ["stg_oikn__housing_units"],
    "network": ["stg_oikn__seat_assignments", "stg_oikn__facility_requests"],
    "applications": ["stg_komdigi__hosted_applications"],
    "data_access": ["int_exchanges__joined"],
    "hand_offs": ["stg_panrb__business_processes", "int_exchanges__joined"],
} %}
{%- set monthly = {
    "stg_komdigi__hosted_applications": "told.availability_month_date",
    "int_exchanges__joined": "told.period",
} %}
with months as (
    select * from {{ ref('int_relocation__reported') }}
    where not is_put_off
),

delivered as (
    {%- for component, names in tables.items() %}
        {%- set outer_loop = loop %}
        {%- for name in names %}
            select distinct months.period, '{{ component }}' as component, told._delivery_id
            from months
            inner join {{ ref(name) }} as told
                on months.period = {{ monthly.get(name, "months.period") }}
            {{- " union" if not (loop.last and outer_loop.last) }}
        {%- endfor %}
    {%- endfor %}
),

grouped as (
    select period, component, {{ deliveries_of() }} as _delivery_ids
    from delivered
    group by period, component
)

select * from grouped
