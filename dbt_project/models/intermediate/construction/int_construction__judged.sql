with progress as (
    select * from {{ ref('stg_pu__construction_progress') }}
),

keepers as (
    select work_unit_code, max_by(agency_code, period) as agency_code
    from {{ ref('stg_kemenkeu__budget_warrants') }}
    group by work_unit_code
),

months as (
    select distinct period from progress
),

last_told as (
    select construction_package_code, max(period) as last_period
    from progress
    group by construction_package_code
),

-- A package leaves the report once it is built and paid, and stays built; one missing otherwise is not filled in.
carried as (
    select progress.* replace (months.period as period), progress.period < months.period as is_carried
    from progress
    inner join last_told
        on
            progress.construction_package_code = last_told.construction_package_code
            and progress.period = last_told.last_period
    inner join months
        on
            progress.period < months.period
            and progress.actual_physical_pct >= 100 and progress.financial_pct >= 100
),

stacked as (
    select *, false as is_carried from progress
    union all by name
    select * from carried
),

judged as (
    select
        stacked.*, keepers.agency_code,
        stacked.actual_physical_pct - stacked.planned_physical_pct as deviation_pct_points,
        stacked.planned_physical_pct - stacked.actual_physical_pct > case
            when stacked.planned_physical_pct > {{ delivery_threshold('late_phase_planned_pct') }}
                then {{ delivery_threshold('late_behind_pct_points') }}
            else {{ delivery_threshold('early_behind_pct_points') }}
        end as is_critical
    from stacked
    inner join keepers on stacked.work_unit_code = keepers.work_unit_code
)

select * from judged
