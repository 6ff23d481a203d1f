with spending as (
    select * from {{ ref('stg_kemenkeu__section_spending') }}
),

-- A dash in the state budget means that the section had none: nought, but only where the year was delivered.
compared as (
    select
        ---------- ids
        this_year.agency_code || '@' || cast(this_year.fiscal_year as varchar) as spending_id,
        ---------- codes
        this_year.agency_code,
        ---------- numbers
        this_year.spending_idr_billion, last_year.spending_idr_billion as prior_spending_idr_billion,
        round(coalesce(this_year.spending_idr_billion, 0) - coalesce(last_year.spending_idr_billion, 0), 4)
            as spending_change_idr_billion,
        ---------- booleans
        last_year.agency_code is not null as is_comparable,
        ---------- dates
        this_year.period, this_year.fiscal_year,
        ---------- provenance
        this_year._delivery_id, this_year._row
    from spending as this_year
    left join spending as last_year
        on this_year.agency_code = last_year.agency_code and this_year.fiscal_year = last_year.fiscal_year + 1
)

select * from compared
