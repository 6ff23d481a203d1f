{% macro cell_keys(dimension=none, column=none) %}
    {#- What a cell is of: agency or all, period and, where rows are split by a column, dimension and member. -#}
    coalesce(agency_code, 'all') as agency,
    period,
    {%- if column %}
    case when grouping({{ column }}) = 1 then 'all' else '{{ dimension }}' end as dimension,
    coalesce({{ column }}, 'all') as member
    {%- else %}
    'all' as dimension,
    'all' as member
    {%- endif %}
{%- endmacro %}

{% macro cell_groups(column=none) %}
    {#- Group by every cell that cell_keys names: each agency and all, each member and all. -#}
    group by grouping sets (
        (period), (period, agency_code)
        {%- if column %}, (period, {{ column }}), (period, agency_code, {{ column }}){% endif %}
    )
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
