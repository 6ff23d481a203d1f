with steps as (
    select * from {{ ref('int_processes__digitised') }}
),

following as (
    {{ listed_parts('steps', ['process_id', '_delivery_id', '_row'], 'next_process_ids') }}
),

-- The theme goes on where the next step is of the same theme; a step's other successors are its unit's own work.
followed as (
    select
        ---------- ids
        steps.process_id, nexts.process_id as next_process_id,
        ---------- codes
        steps.agency_code, nexts.agency_code as next_agency_code,
        ---------- text
        steps.theme_name, steps.process_name, nexts.process_name as next_process_name, steps.owner_unit_name,
        nexts.owner_unit_name as next_owner_unit_name,
        ---------- booleans
        not steps.is_digitised or not nexts.is_digitised as is_broken,
        steps.agency_code <> nexts.agency_code as is_between_agencies,
        ---------- dates
        steps.period,
        ---------- provenance
        steps._delivery_id, steps._row,
        {{ deliveries_joined('steps._delivery_ids', 'nexts._delivery_ids') }} as _delivery_ids
    from following
    inner join steps on following.process_id = steps.process_id
    inner join steps as nexts on following.part = nexts.process_id and steps.theme_name = nexts.theme_name
)

select * from followed
