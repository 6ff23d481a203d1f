with keyed as (
    select * from {{ ref('int_organisations__keyed') }}
),

measured as (
    select * from {{ ref('int_organisations__measured') }}
),

followed as (
    select
        unnest(string_split(predecessor_kemendagri_codes, ',')) as predecessor_code,
        agency_kemendagri_code as successor_code, valid_from_date as effective_date
    from keyed
),

-- A predecessor that stands on kept a part: it follows itself.
pairs as (
    select * from followed
    union
    select followed.predecessor_code, keyed.agency_kemendagri_code, followed.effective_date
    from followed
    inner join keyed on followed.predecessor_code = keyed.agency_kemendagri_code
    where coalesce(keyed.valid_to_date >= followed.effective_date, true)
),

moves as (
    select followed.*, units.work_unit_code, units.budget_ceiling_idr
    from followed
    inner join measured as units on followed.predecessor_code = units.agency_kemendagri_code
    inner join measured as moved
        on followed.successor_code = moved.agency_kemendagri_code and units.work_unit_code = moved.work_unit_code
),

stays as (
    select pairs.*, units.work_unit_code, units.budget_ceiling_idr
    from pairs
    inner join measured as units on pairs.predecessor_code = units.agency_kemendagri_code
    left join moves
        on pairs.predecessor_code = moves.predecessor_code and units.work_unit_code = moves.work_unit_code
    where pairs.predecessor_code = pairs.successor_code and moves.work_unit_code is null
),

placed as (
    select * from moves
    union all
    select * from stays
),

counted as (
    select
        pairs.predecessor_code, pairs.successor_code, pairs.effective_date, count(placed.work_unit_code) as unit_count,
        coalesce(sum({{ exact('placed.budget_ceiling_idr', 2) }}), 0) as ceiling_idr
    from pairs
    left join placed
        on
            pairs.predecessor_code = placed.predecessor_code and pairs.successor_code = placed.successor_code
            and pairs.effective_date = placed.effective_date
    group by pairs.predecessor_code, pairs.successor_code, pairs.effective_date
)

select * from counted
