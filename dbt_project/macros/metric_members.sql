{% macro metric_members(relation, splits, where="true") %}
    {#- The whole and each member of each split (dimension → column): to cross with rows where every member's cell has
        the whole denominator. -#}
    select 'all' as dimension, 'all' as member
    {%- for dimension, column in splits.items() %}
    union all
    select distinct '{{ dimension }}', {{ column }} from {{ relation }}
    where {{ where }}
    {%- endfor %}
{%- endmacro %}

{% macro member_cells() %}
    {#- Keys of the cells of rows crossed with metric_members. -#}
    coalesce(agency_code, 'all') as agency, period, members.dimension, members.member
{%- endmacro %}

{% macro member_groups() -%}
    group by grouping sets ((period, members.dimension, members.member), (period, agency_code, members.dimension, members.member))
{%- endmacro %}

{% macro of_estimate(prefix) -%}
    {#- A column of the estimate that a member names; the whole is the central one. -#}
    case member when 'low' then {{ prefix }}_low_idr when 'high' then {{ prefix }}_high_idr else {{ prefix }}_central_idr end
{%- endmacro %}
