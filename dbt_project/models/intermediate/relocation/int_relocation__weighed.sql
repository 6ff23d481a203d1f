{%- set components = ["seat", "housing", "network", "applications", "data_access", "hand_offs"] %}
with units as (
    select * from {{ ref('int_relocation__ordered') }}
),

enabled as (
    select * from {{ ref('int_relocation__enabled') }}
),

connected as (
    select * from {{ ref('int_relocation__connected') }}
),

sources as (
    select * from {{ ref('int_relocation__sourced') }}
),

components as (
    {%- for component in components %}
        select '{{ component }}' as component, {{ loop.index }} as component_order{{ " union all" if not loop.last }}
    {%- endfor %}
),

weighed as (
    select
        units.*, components.component, components.component_order,
        case components.component
            when 'seat' then units.people_so_far <= units.workpoints
            when 'housing' then units.people_so_far <= units.homes
            when 'network' then connected.unit_code is not null
            else enabled.agency_code is not null
        end as is_ready,
        {{ deliveries_joined('[units._delivery_id]', 'sources._delivery_ids') }} as _delivery_ids
    from units
    cross join components
    left join enabled
        on
            units.period = enabled.period
            and units.agency_code = enabled.agency_code
            and components.component = enabled.component
    left join connected on units.period = connected.period and units.unit_code = connected.unit_code
    left join sources on units.period = sources.period and components.component = sources.component
)

select * from weighed
