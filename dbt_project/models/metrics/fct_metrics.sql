with stacked as (
    select * from {{ ref('metric_absorption_score') }}
    union all
    select * from {{ ref('metric_budget_execution_index') }}
    union all
    select * from {{ ref('metric_execution_category_share') }}
    union all
    select * from {{ ref('metric_index_recomputation_agreement') }}
    union all
    select * from {{ ref('metric_procurement_value') }}
    union all
    select * from {{ ref('metric_spending_growth') }}
    union all
    select * from {{ ref('metric_tender_competition') }}
)

select * from stacked
