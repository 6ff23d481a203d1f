with stacked as (
    {%- for metric in metric_names() %}
        select * from {{ ref('metric_' ~ metric) }}
        {{- " union all" if not loop.last }}
    {%- endfor %}
)

select * from stacked
