{% macro rows_of_metrics(metrics) %}
    {#- Every cell that each metric's rows add up to, by the meta of the metric: what "opening a number" will show. The
        cuts of one fact are taken together, for to plan a statement costs more than to run it. Where a dimension's
        column tells of the word "member", the numerator tells a member's rows, and each known member gets all rows, or
        those that the column says: stated alone. -#}
    {%- set pieces = [] -%}
    {%- for metric, meta in metric_meta() if metric in metrics -%}
        {%- set rows, together = meta.rows, {} -%}
        {%- for cut in [none] + (rows.get("dimensions", {}) | list) -%}
            {%- set fact = fact_of_cut(rows, cut) -%}
            {%- if cut and "member" in rows.dimensions[cut] -%}
                {%- do pieces.append(rows_of_cuts(metric, rows, fact, [cut], is_told_by_member=true)) -%}
            {%- else -%}
                {%- do together.setdefault(fact, []).append(cut) -%}
            {%- endif -%}
        {%- endfor -%}
        {%- for fact, cuts in together.items() -%}
            {%- do pieces.append(rows_of_cuts(metric, rows, fact, cuts)) -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ pieces | join(" union all ") or "select null as metric" }}
{% endmacro %}

{% macro rows_of_cuts(metric, rows, fact, cuts, is_told_by_member=false) %}
    select
        '{{ metric }}' as metric, coalesce(agency_code, 'all') as agency_code, period, dimension, member,
        cast(sum({{ rows.numerator }}) as double) as numerator,
        cast(sum({{ rows.denominator }}) as double) as denominator
    from (
        select
            fact.*, unnest(['{{ cuts | map("default", "all", true) | join("', '") }}']) as dimension,
            unnest([{% for cut in cuts %}{{ cell_member(rows, cut) }}{{ ", " if not loop.last }}{% endfor %}]) as member
        from {{ ref(fact) }} as fact
        {%- if is_told_by_member %}
        cross join (
            select distinct member from {{ ref('metric_' ~ metric) }} where dimension = '{{ cuts[0] }}'
        ) as members
        {%- endif %}
    ) as rows_of
    where member is not null and ({{ rows.get("where") or "true" }})
    group by grouping sets ((period, dimension, member), (period, agency_code, dimension, member))
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
