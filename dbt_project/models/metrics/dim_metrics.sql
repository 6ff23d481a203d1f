-- The YAML's meta becomes rows here; the graph hides the dependence, so it is named.
{%- for metric in metric_names() %}
-- depends_on: {{ ref('metric_' ~ metric) }}
{%- endfor %}
with defined as (
    {{ metric_definitions() }}
)

select * from defined
