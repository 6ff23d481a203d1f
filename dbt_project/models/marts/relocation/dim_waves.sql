with listed as (
    select * from {{ ref('stg_panrb__relocation_list') }}
),

waves as (
    select
        relocation_wave as wave, min(planned_date) as first_planned_date, max(planned_date) as last_planned_date
    from listed
    group by relocation_wave
),

keyed as (
    select
        ---------- codes
        wave,
        ---------- text
        'Gelombang ' || wave as label_id, 'Wave ' || wave as label_en,
        ---------- numbers
        cast(row_number() over (order by first_planned_date, wave) as integer) as sort_order,
        ---------- dates
        first_planned_date, last_planned_date
    from waves
    union all
    select 'unlisted', 'Di luar daftar', 'On no list', 999, null, null
)

select * from keyed
