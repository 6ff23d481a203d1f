with stacked as (
    select * from {{ ref('int_budgets__paired') }}
    union all
    select * from {{ ref('int_spaces__paired') }}
    union all
    select * from {{ ref('int_people__paired') }}
),

pairs as (
    select * from {{ ref('reconciliation_pairs') }}
),

judged as (
    select
        stacked.*, pairs.quantity, pairs.left_source, pairs.right_source, pairs.unit,
        stacked.left_figure - stacked.right_figure as difference,
        case
            when greatest(stacked.left_figure, stacked.right_figure) > 0
                then round(
                    abs(stacked.left_figure - stacked.right_figure)
                    / greatest(stacked.left_figure, stacked.right_figure), 8
                )
            else 0
        end as relative_difference,
        abs(stacked.left_figure - stacked.right_figure)
        <= greatest(
            greatest(stacked.left_figure, stacked.right_figure) * pairs.tolerance_pct / 100, pairs.tolerance_least
        ) as is_agreed
    from stacked
    inner join pairs on stacked.source_pair = pairs.source_pair
)

select * from judged
