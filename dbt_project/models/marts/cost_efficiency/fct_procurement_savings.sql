with priced as (
    select * from {{ ref('int_procurement__priced') }}
),

organisations as (
    {{ agencies_by_code('LKPP') }}
),

keyed as (
    select
        ---------- ids
        priced.priced_id,
        ---------- codes
        coalesce(organisations.agency_code, priced.agency_code) as agency_code, priced.procurement_method,
        ---------- numbers
        priced.package_ceiling_idr, priced.price_idr,
        ---------- dates
        priced.period, priced.fiscal_year,
        ---------- provenance
        priced._delivery_id, priced._delivery_ids, priced._row
    from priced
    left join organisations on priced.agency_code = organisations.source_code
)

select * from keyed
