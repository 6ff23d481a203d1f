-- A code has one name and one home at any time.
with stretches as (
    select 'agency' as kind, code_system || '.' || agency_code as code, valid_from, valid_to
    from {{ ref('dim_agencies') }}
    union all
    select 'work unit', split_part(work_unit_id, '@', 1), valid_from, valid_to from {{ ref('dim_work_units') }}
),

numbered as (
    select *, lead(valid_from) over (partition by kind, code order by valid_from) as next_from
    from stretches
)

select * from numbered
where next_from is not null and (valid_to is null or valid_to >= next_from)
