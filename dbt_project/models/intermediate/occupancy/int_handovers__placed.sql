with handovers as (
    select * from {{ ref('int_processes__followed') }}
),

-- A register's word for a unit; who owns a process is of the first echelon.
names as (
    select agency_code, source_name, unit_code from {{ ref('int_work_units__crosswalked') }}
    where code_system = 'SPBE' and unit_code is not null
),

seated as (
    select * from {{ ref('int_units__seated') }}
),

owned as (
    select handovers.*, givers.unit_code, takers.unit_code as next_unit_code
    from handovers
    inner join names as givers
        on handovers.agency_code = givers.agency_code and handovers.owner_unit_name = givers.source_name
    inner join names as takers
        on handovers.next_agency_code = takers.agency_code and handovers.next_owner_unit_name = takers.source_name
    where givers.unit_code <> takers.unit_code
),

placed as (
    select
        ---------- ids
        owned.process_id, owned.next_process_id,
        ---------- codes
        owned.agency_code, owned.unit_code, owned.next_agency_code, owned.next_unit_code,
        ---------- text
        owned.theme_name, case when owned.is_between_agencies then 'between' else 'within' end as handover_scope,
        ---------- booleans
        bool_or(coalesce(list_has_any(givers.floor_codes, takers.floor_codes), false)) as is_joint_floor,
        bool_or(givers.building_code = takers.building_code) as is_joint_building,
        bool_or(givers.complex_name = takers.complex_name) as is_colocated,
        ---------- dates
        givers.period,
        ---------- provenance
        owned._delivery_id, owned._row,
        list_sort(list_distinct(
            flatten(list(owned._delivery_ids || givers._delivery_ids || takers._delivery_ids))
        )) as _delivery_ids
    from owned
    inner join seated as givers on owned.unit_code = givers.unit_code
    inner join seated as takers on owned.next_unit_code = takers.unit_code and givers.period = takers.period
    group by
        owned.process_id, owned.next_process_id, owned.agency_code, owned.unit_code, owned.next_agency_code,
        owned.next_unit_code, owned.theme_name, handover_scope, givers.period, owned._delivery_id, owned._row
)

select * from placed
