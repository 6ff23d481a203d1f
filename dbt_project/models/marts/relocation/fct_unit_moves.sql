with plans as (
    select * from {{ ref('int_relocation__planned') }}
),

-- Reports come each quarter: the first that tells of the unit's minimum is the day by which it had moved.
dated as (
    select
        *, min(case when is_moved then period end) over (
            partition by plan_version, relocation_priority, agency_spbe_name, echelon1_unit_name
        ) as moved_period
    from plans
    where not is_put_off
),

keyed as (
    select
        ---------- codes
        agency_code, plan_version, relocation_priority, wave, coalesce(unit_code, 'unmatched') as unit_code,
        ---------- text
        agency_spbe_name, echelon1_unit_name,
        ---------- numbers
        planned_people, planned_people_min,
        cast(case when is_due then greatest(date_diff(
            'day', last_day(planned_date), last_day(least(coalesce(moved_period, period), period))
        ), 0) end as integer) as delay_days,
        ---------- booleans
        is_due, is_moved,
        ---------- dates
        period, planned_date, case when moved_period <= period then moved_period end as first_moved_period,
        ---------- provenance
        _delivery_id, _row
    from dated
)

select * from keyed
