with named as (
    select * from {{ ref('int_work_units__named') }}
),

histories as (
    select * from (
        {{
            history(
                'named', ['code_system', 'unit_key', 'work_unit_code'], ['agency_code', 'work_unit_name'], 'period'
            )
        }}
    )
),

keyed as (
    select
        ---------- ids
        code_system || '.' || unit_key || '@' || cast(valid_from as varchar) as work_unit_id,
        ---------- codes
        work_unit_code, agency_code, code_system,
        ---------- text
        work_unit_name,
        ---------- booleans
        valid_to is null as is_current,
        ---------- dates
        valid_from, valid_to
    from histories
)

select * from keyed
