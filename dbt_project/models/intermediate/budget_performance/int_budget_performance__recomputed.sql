with performance as (
    select * from {{ ref('stg_kemenkeu__budget_performance') }}
),

scored as (
    select * from {{ ref('int_budget_performance__scored') }}
),

-- One missing score leaves the total unknown: it is not counted as nought.
summed as (
    select
        work_unit_code, period, instrument, is_in_force,
        cast(case when count(score) = count(*) then sum(points) end as double) as total_score
    from scored
    group by work_unit_code, period, instrument, is_in_force
),

in_force as (
    select * from summed
    where is_in_force
),

other as (
    select work_unit_code, period, max(total_score) as total_score
    from summed
    where not is_in_force
    group by work_unit_code, period
),

joined as (
    select
        performance.*,
        in_force.instrument,
        round(in_force.total_score, 4) as recomputed_total_score,
        {{ ikpa_final('in_force.total_score', 'performance') }} as recomputed_final_score,
        {{ ikpa_final('other.total_score', 'performance') }} as other_final_score
    from performance
    left join in_force
        on performance.work_unit_code = in_force.work_unit_code and performance.period = in_force.period
    left join other
        on performance.work_unit_code = other.work_unit_code and performance.period = other.period
),

compared as (
    select
        *,
        round(recomputed_final_score - final_score, 4) as final_score_difference,
        {{ agrees('recomputed_total_score', 'total_score') }}
        and {{ agrees('recomputed_final_score', 'final_score') }} as is_reconciled
    from joined
)

select * from compared
