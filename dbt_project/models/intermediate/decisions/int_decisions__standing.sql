with decisions as (
    select * from {{ ref('stg_simpul__decisions') }}
),

ranked as (
    select
        *,
        row_number() over (partition by concept, subject, object order by sequence desc) as place
    from decisions
),

latest as (
    select sequence, kind, concept, subject, object, decided_by, decided_at, reason from ranked
    where place = 1
)

select * from latest
