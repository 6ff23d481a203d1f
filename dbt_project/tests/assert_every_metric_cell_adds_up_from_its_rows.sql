-- Opening a number must show rows whose sums are that number: the meta of every metric against its formula.
-- depends_on: {{ ref('fct_metrics') }}
{%- for fact in metric_facts() %}
-- depends_on: {{ ref(fact) }}
{%- endfor %}
with opened as (
    {{ rows_of_metrics() }}
),

compared as (
    select
        metrics.metric, metrics.agency_code, metrics.period, metrics.dimension, metrics.member,
        metrics.numerator, opened.numerator as opened_numerator,
        metrics.denominator, opened.denominator as opened_denominator
    from {{ ref('fct_metrics') }} as metrics
    left join opened
        on
            metrics.metric = opened.metric
            and metrics.agency_code = opened.agency_code
            and metrics.period = opened.period
            and metrics.dimension = opened.dimension
            and metrics.member = opened.member
)

select * from compared
where
    opened_numerator is distinct from numerator
    or opened_denominator is distinct from denominator
