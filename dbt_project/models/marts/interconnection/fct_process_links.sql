with links as (
    select * from {{ ref('int_processes__mapped') }}
),

nodes as (
    select * from {{ ref('int_processes__named') }}
),

named as (
    select
        ---------- ids
        links.edge_id as link_id, links.from_id, links.to_id,
        ---------- codes
        links.from_agency_code, links.to_agency_code,
        ---------- text
        links.from_kind, froms.node_name as from_name, links.relation, links.to_kind, tos.node_name as to_name,
        links.theme_name, links.evidence_kind, links.evidence,
        ---------- numbers
        links.call_count,
        ---------- booleans
        links.is_between_agencies, links.is_registered,
        ---------- provenance
        links._delivery_id, links._row
    from links
    left join nodes as froms on links.from_kind = froms.kind and links.from_id = froms.node_id
    left join nodes as tos on links.to_kind = tos.kind and links.to_id = tos.node_id
)

select * from named
