{% macro cells_that_do_not_add_up(metrics, facts) %}
    {#- Opening a number must show rows whose sums are that number: the meta of these metrics against their cells. By
        theme, so that it is known before the last metric is there and no one thread is waited for. -#}
    {%- for name in facts %}
    -- depends_on: {{ ref(name) }}
    {%- endfor %}
    with stated as (
        {%- for metric in metrics %}
        select * from {{ ref('metric_' ~ metric) }}
            {{- " union all" if not loop.last }}
        {%- endfor %}
    ),

    opened as (
        {{ rows_of_metrics(metrics) }}
    )

    select
        stated.metric, stated.agency_code, stated.period, stated.dimension, stated.member, stated.numerator,
        opened.numerator as opened_numerator, stated.denominator, opened.denominator as opened_denominator
    from stated
    left join opened using (metric, agency_code, period, dimension, member)
    where
        opened.numerator is distinct from stated.numerator or opened.denominator is distinct from stated.denominator
{% endmacro %}
