with benchmarks as (
    select * from {{ ref('linkage_benchmarks') }}
),

keyed as (
    select
        ---------- codes
        'all' as agency_code, concept, code_system, country_seed,
        ---------- text
        note,
        ---------- numbers
        right_links, claimed_links, true_links, baseline_right_links, baseline_claimed_links,
        ---------- booleans
        is_held_out,
        ---------- dates
        period,
        ---------- provenance
        cast(null as varchar) as _delivery_id, row_number() over (order by concept, code_system, country_seed) as _row
    from benchmarks
)

select * from keyed
