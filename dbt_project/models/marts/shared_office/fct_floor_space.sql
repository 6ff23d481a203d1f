with floors as (
    select * from {{ ref('int_floors__used') }}
),

-- A floor that one to four people use is left out: what it counts is they.
shown as (
    select
        ---------- codes
        floor_code, building_code, agency_code,
        ---------- numbers
        seats, shared_seats, meeting_workpoints, seats + meeting_workpoints as workpoints, occupied_seats, joint_seats,
        cast(holders as bigint) as holders, agencies, usable_area_m2,
        ---------- booleans
        holders > 0 as is_held, agencies > 1 as is_joint,
        ---------- dates
        period,
        ---------- provenance
        _delivery_id, _row, _delivery_ids
    from floors
    where holders = 0 or holders >= {{ var('least_holders') }}
)

select * from shown
