with tenders as (
    select * from {{ ref('stg_lkpp__tenders') }}
),

-- A tender is announced and later completed: the completed row is the later word, the announced one fills its gaps.
ranked as (
    select
        *,
        row_number() over (partition by tender_id, fiscal_year order by part desc, _delivery_id asc, _row asc) as place,
        max(tender_version) over (partition by tender_id, fiscal_year) as last_version,
        max(recorded_date) over (partition by tender_id, fiscal_year) as last_recorded_date,
        max(work_location) over (partition by tender_id, fiscal_year) as known_location
    from tenders
),

merged as (
    select * from ranked
    where place = 1
)

select * from merged
