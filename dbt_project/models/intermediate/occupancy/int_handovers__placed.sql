with handovers as (
    select * from {{ ref('int_processes__followed') }}
    where is_between_agencies
),

seated as (
    select * from {{ ref('int_agencies__seated') }}
),

placed as (
    select
        ---------- ids
        handovers.process_id, handovers.next_process_id,
        ---------- codes
        handovers.agency_code, handovers.next_agency_code,
        ---------- text
        handovers.theme_name,
        ---------- booleans
        bool_or(givers.building_code = takers.building_code) as is_joint_building,
        bool_or(givers.complex_name = takers.complex_name) as is_colocated,
        ---------- dates
        givers.period,
        ---------- provenance
        handovers._delivery_id, handovers._row,
        list_sort(list_distinct(
            flatten(list(handovers._delivery_ids || givers._delivery_ids || takers._delivery_ids))
        )) as _delivery_ids
    from handovers
    inner join seated as givers on handovers.agency_code = givers.agency_code
    inner join seated as takers on handovers.next_agency_code = takers.agency_code and givers.period = takers.period
    group by
        handovers.process_id, handovers.next_process_id, handovers.agency_code, handovers.next_agency_code,
        handovers.theme_name, givers.period, handovers._delivery_id, handovers._row
)

select * from placed
