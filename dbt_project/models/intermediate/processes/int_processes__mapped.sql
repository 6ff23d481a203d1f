with declared as (
    select * from {{ ref('int_processes__declared') }}
),

observed as (
    select * from {{ ref('int_processes__observed') }}
),

nodes as (
    select * from {{ ref('int_processes__named') }}
),

themes as (
    select process_id, theme_name from {{ ref('stg_panrb__business_processes') }}
    where is_cross_cutting
),

-- An entry that still bears the name from before a reorganisation is not known to be another agency's than its heirs'.
heirs as (
    select distinct predecessor_kemendagri_code, successor_agency_code
    from {{ ref('int_organisations__succeeded') }}
),

stacked as (
    select *, cast(null as bigint) as call_count, 'contract' as evidence_kind from declared
    union all
    select *, case when relation = 'calls' then 'calls' else 'contract' end from observed
),

mapped as (
    select
        ---------- ids
        stacked.from_kind || '/' || stacked.from_id || ' ' || stacked.relation || ' '
        || stacked.to_kind || '/' || stacked.to_id as edge_id,
        stacked.from_id, stacked.to_id,
        ---------- codes
        case when stacked.from_kind = 'agency' then stacked.from_id else froms.agency_code end as from_agency_code,
        tos.agency_code as to_agency_code,
        ---------- text
        stacked.from_kind, stacked.relation, stacked.to_kind, stacked.evidence_kind, stacked.evidence,
        themes.theme_name,
        ---------- numbers
        stacked.call_count,
        ---------- booleans
        stacked.relation in ('hands_over_to', 'calls')
        and heirs.successor_agency_code is null
        and inheriting.successor_agency_code is null
        and coalesce(
            case when stacked.from_kind = 'agency' then stacked.from_id else froms.agency_code end <> tos.agency_code,
            false
        ) as is_between_agencies,
        (froms.node_id is not null or stacked.from_kind = 'agency') and tos.node_id is not null as is_registered,
        ---------- provenance
        stacked._delivery_id, stacked._row
    from stacked
    left join nodes as froms on stacked.from_kind = froms.kind and stacked.from_id = froms.node_id
    left join nodes as tos on stacked.to_kind = tos.kind and stacked.to_id = tos.node_id
    left join heirs
        on
            froms.agency_kemendagri_code = heirs.predecessor_kemendagri_code
            and tos.agency_code = heirs.successor_agency_code
    left join heirs as inheriting
        on
            tos.agency_kemendagri_code = inheriting.predecessor_kemendagri_code
            and froms.agency_code = inheriting.successor_agency_code
    left join themes on stacked.from_kind = 'process' and stacked.from_id = themes.process_id
)

select * from mapped
