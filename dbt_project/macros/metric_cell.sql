{% macro cell_keys(dimension=none, column=none, dimensions={}) %}
    {#- What a cell is of: agency or all, period and, where rows are split, dimension and member. Splits are one
        dimension and its column, or several (dimension → column) of which a cell is cut by one at a time. No column of
        them may be null. -#}
    {%- set cuts = {dimension: column} if column else dimensions -%}
    coalesce(agency_code, 'all') as agency,
    period,
    {%- if cuts %}
    case{% for name, split in cuts.items() %} when grouping({{ split }}) = 0 then '{{ name }}'{% endfor %} else 'all' end as dimension,
    coalesce({{ cuts.values() | join(", ") }}, 'all') as member
    {%- else %}
    'all' as dimension,
    'all' as member
    {%- endif %}
{%- endmacro %}

{% macro cell_groups(column=none, dimensions={}) %}
    {#- Group by every cell that cell_keys names: each agency and all, each member of each dimension and all. A work unit
        is one agency's: its cells stand below that agency alone. -#}
    group by grouping sets (
        (period), (period, agency_code)
        {%- for dimension, split in ({"all": column} if column else dimensions).items() %}
        {%- if dimension != "work_unit" %}
        , (period, {{ split }})
        {%- endif %}
        , (period, agency_code, {{ split }})
        {%- endfor %}
    )
{%- endmacro %}

{% macro unit_cells(fact, sums) -%}
    {#- The cells of units, where their rows stand in a mart of their own, so that no group is cut twice. -#}
    select
        agency_code as agency,
        period,
        'work_unit' as dimension,
        unit_code as member,
        {{ sums }}
    from {{ ref(fact) }}
    group by agency_code, period, unit_code
{%- endmacro %}

{% macro metric_cell(metric, scale=1, value=none) %}
    {#- The one shape of all metrics; a ratio unless another value is given. -#}
    '{{ metric }}' as metric,
    agency as agency_code,
    period,
    dimension,
    member,
    cast(numerator as double) as numerator,
    cast(denominator as double) as denominator,
    {{ value or scale ~ " * cast(numerator as double) / cast(denominator as double)" }} as value
{%- endmacro %}
