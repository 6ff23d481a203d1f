with proposed as (
    select * from {{ ref('int_people__proposed') }}
),

-- Two records that were both weighed may claim one person at once: the heavier one has it, the other waits.
rivals as (
    select distinct lighter.record_id
    from proposed as lighter
    inner join proposed as heavier
        on
            lighter.person_id = heavier.person_id and lighter.holding = heavier.holding
            and lighter.record_id <> heavier.record_id
            and lighter.valid_from <= coalesce(heavier.valid_to, cast('{{ var("last_date") }}' as date))
            and heavier.valid_from <= coalesce(lighter.valid_to, cast('{{ var("last_date") }}' as date))
    where
        lighter.method = 'probabilistic'
        and (
            heavier.method = 'steward'
            or (
                heavier.method = 'probabilistic'
                and (heavier.match_weight, heavier.record_id) > (lighter.match_weight, lighter.record_id)
            )
        )
),

settled as (
    select
        proposed.* exclude (person_id, method, zone),
        case when rivals.record_id is null and proposed.method <> 'unlinked' then proposed.person_id end as person_id,
        case when rivals.record_id is null then proposed.method else 'unlinked' end as method,
        case
            when rivals.record_id is not null then 'review'
            when proposed.method in ('steward', 'sound NIP') then 'accepted'
            else proposed.zone
        end as zone
    from proposed
    left join rivals on proposed.record_id = rivals.record_id
)

select * from settled
