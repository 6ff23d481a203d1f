{% macro rows_of_metrics() %}
    {#- Every cell that each metric's rows add up to, by the meta of the metric: what "opening a number" will show.
        Where a dimension's column tells of the word "member", the numerator tells a member's rows, and each known
        member gets all rows, or those that the column says. -#}
    {%- for metric, meta in metric_meta() -%}
        {%- set rows = meta.rows -%}
        {%- set splits = [none] + (rows.get("dimensions", {}) | list) -%}
        {%- for dimension in splits %}
    select
        '{{ metric }}' as metric, '{{ dimension or "all" }}' as dimension,
        coalesce(agency_code, 'all') as agency_code, period, member,
        cast(sum({{ rows.numerator }}) as double) as numerator,
        cast(sum({{ rows.denominator }}) as double) as denominator
    from (
        select fact.*, {{ cell_member(rows, dimension) }} as member
        from {{ ref(fact_of_cut(rows, dimension)) }} as fact
        {%- if dimension and "member" in rows.dimensions[dimension] %}
        cross join (
            select distinct member from {{ ref('fct_metrics') }}
            where metric = '{{ metric }}' and dimension = '{{ dimension }}'
        ) as members
        {%- endif %}
        where {{ rows.get("where") or "true" }}
    ) as rows_of
    where member is not null
    group by grouping sets ((period, member), (period, agency_code, member))
        {{- " union all " if not loop.last }}
        {%- endfor %}
        {{- " union all " if not loop.last }}
    {%- else %}
    select null as metric
    {%- endfor -%}
{% endmacro %}

{% macro fact_of_cut(rows, dimension) -%}
    {#- The fact that a dimension's cells are opened to: the metric's, unless its column names another. -#}
    {%- set told = rows.dimensions[dimension] if dimension else '' -%}
    {{ return(told.split('.')[0] if '.' in told else rows["from"]) }}
{%- endmacro %}

{% macro cell_member(rows, dimension) -%}
    {%- if not dimension -%} 'all'
    {%- else -%} {{ rows.dimensions[dimension].split('.')[-1] }}
    {%- endif -%}
{%- endmacro %}
