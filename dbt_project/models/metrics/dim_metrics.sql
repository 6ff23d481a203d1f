-- The YAML's meta becomes rows here; the graph hides the dependence, so it is named.
-- depends_on: {{ ref('metric_absorption_score') }}
-- depends_on: {{ ref('metric_budget_execution_index') }}
-- depends_on: {{ ref('metric_execution_category_share') }}
-- depends_on: {{ ref('metric_index_recomputation_agreement') }}
-- depends_on: {{ ref('metric_procurement_value') }}
-- depends_on: {{ ref('metric_spending_growth') }}
-- depends_on: {{ ref('metric_tender_competition') }}
with defined as (
    {{ metric_definitions() }}
)

select * from defined
