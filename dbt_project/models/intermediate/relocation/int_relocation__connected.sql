-- Units of the first echelon that have floors in Nusantara, none of them with a network fault open beyond its hours.
with months as (
    select * from {{ ref('int_relocation__reported') }}
    where not is_put_off
),

oikn_codes as (
    {{ agencies_by_code('OIKN') }}
),

structure as (
    select siasn_unit_id, case when echelon_code = '11' then siasn_unit_id else parent_siasn_unit_id end as head_unit_id
    from {{ ref('stg_bkn__work_units') }}
),

-- Units known to the structure alone bear its id as their code, and heads of the first echelon are such.
names as (
    select
        names.agency_code, names.source_name, coalesce(heads.unit_code, structure.head_unit_id) as unit_code
    from {{ ref('int_work_units__crosswalked') }} as names
    inner join {{ ref('int_work_units__listed') }} as units on names.unit_code = units.unit_code
    inner join structure on units.siasn_unit_id = structure.siasn_unit_id
    left join {{ ref('int_work_units__listed') }} as heads on structure.head_unit_id = heads.siasn_unit_id
    where names.code_system = 'OIKN'
),

floors as (
    select distinct names.unit_code, workpoints.floor_code, seats.valid_from_date, seats.valid_to_date
    from {{ ref('stg_oikn__seat_assignments') }} as seats
    inner join {{ ref('stg_oikn__workpoints') }} as workpoints on seats.workpoint_code = workpoints.workpoint_code
    inner join oikn_codes on seats.agency_code = oikn_codes.source_code
    inner join names on oikn_codes.agency_code = names.agency_code and seats.work_unit_name = names.source_name
),

faults as (
    select
        floor_code, {{ nusantara_time('opened_at') }} + agreed_hours * interval 1 hour as agreed_until,
        {{ nusantara_time('closed_at') }} as closed_at
    from {{ ref('stg_oikn__facility_requests') }}
    where facility_category = 'Jaringan'
),

-- A fault counts from the hour in which it should have been mended until it is.
faulty as (
    select distinct months.period, faults.floor_code
    from months
    inner join faults
        on
            faults.agreed_until < months.period + interval 1 month
            and coalesce(faults.closed_at >= months.period + interval 1 month, true)
),

connected as (
    select months.period, floors.unit_code
    from months
    inner join floors
        on
            floors.valid_from_date <= last_day(months.period)
            and coalesce(floors.valid_to_date >= last_day(months.period), true)
    left join faulty on months.period = faulty.period and floors.floor_code = faulty.floor_code
    group by months.period, floors.unit_code
    having count(faulty.floor_code) = 0
)

select * from connected
