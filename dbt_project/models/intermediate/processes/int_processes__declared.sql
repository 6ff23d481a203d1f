with processes as (
    select * from {{ ref('stg_panrb__business_processes') }}
),

services as (
    select * from {{ ref('stg_panrb__services') }}
),

applications as (
    select * from {{ ref('stg_panrb__applications') }}
),

data_sets as (
    select * from {{ ref('stg_panrb__data_sets') }}
),

nodes as (
    select * from {{ ref('int_processes__named') }}
    where unit_id is not null
),

entries as (
    select 'process' as kind, process_id as node_id, 'panrb.business_processes' as contract, _delivery_id, _row
    from processes
    union all
    select 'service', service_id, 'panrb.services', _delivery_id, _row from services
    union all
    select 'application', application_id, 'panrb.applications', _delivery_id, _row from applications
),

next_processes as (
    {{ listed_parts('processes', ['process_id', '_delivery_id', '_row'], 'next_process_ids') }}
),

used_data as (
    {{ listed_parts('applications', ['application_id', '_delivery_id', '_row'], 'data_set_ids') }}
),

stacked as (
    select {{ edge('process', 'parent_process_id', 'contains', 'process', 'process_id', 'panrb.business_processes') }}
    from processes
    union all
    select {{ edge('process', 'process_id', 'hands_over_to', 'process', 'part', 'panrb.business_processes') }}
    from next_processes
    union all
    select {{ edge('process', 'process_id', 'is_served_by', 'service', 'service_id', 'panrb.services') }}
    from services
    union all
    select {{ edge('service', 'service_id', 'runs_on', 'application', 'application_id', 'panrb.services') }}
    from services
    union all
    select {{ edge('application', 'application_id', 'uses', 'data_set', 'part', 'panrb.applications') }}
    from used_data
    union all
    select {{ edge('application', 'application_id', 'makes', 'data_set', 'data_set_id', 'panrb.data_sets') }}
    from data_sets
    union all
    select
        entries.kind, entries.node_id, 'belongs_to', 'unit', nodes.unit_id, entries.contract, entries._delivery_id,
        entries._row
    from entries
    inner join nodes on entries.kind = nodes.kind and entries.node_id = nodes.node_id
),

declared as (
    select distinct on (from_kind, from_id, relation, to_kind, to_id) * from stacked
    where from_id is not null and to_id is not null
    order by from_kind, from_id, relation, to_kind, to_id, evidence, _delivery_id, _row
)

select * from declared
