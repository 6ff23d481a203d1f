with treasury as (
    {{ organisations_of('BA', ref('stg_kemenkeu__section_spending'), day=year_end('fiscal_year')) }}
    union all
    {{ organisations_of('BA', ref('stg_kemenkeu__budget_performance'), name='null', day='period') }}
    union all
    {{ organisations_of('BA', ref('stg_kemenkeu__budget_warrants'), name='null', day=year_end('fiscal_year')) }}
    union all
    {{ organisations_of('BA', ref('stg_kemenkeu__budget_realization'), name='null', day='period') }}
    union all
    {{ organisations_of('KRISNA', ref('stg_bappenas__programmes'), day=year_end('fiscal_year')) }}
    union all
    {{ organisations_of('KRISNA', ref('stg_bappenas__outputs'), day=year_end('fiscal_year')) }}
),

procurement as (
    {{ organisations_of('LKPP', ref('stg_lkpp__work_units')) }}
    union all
    {{ organisations_of('LKPP', ref('stg_lkpp__programmes'), day=year_end('fiscal_year')) }}
    union all
    {{ organisations_of('LKPP', ref('stg_lkpp__tenders'), day=year_end('fiscal_year')) }}
    union all
    {{ organisations_of('LKPP', ref('stg_lkpp__purchases'), day=year_end('fiscal_year')) }}
),

registers as (
    {{ organisations_of('KEMENDAGRI', ref('stg_kemendagri__agencies'), code='agency_kemendagri_code',
        name='agency_kemendagri_name', day='valid_from_date') }}
    union all
    {{ organisations_of('SIASN', ref('stg_bkn__employees')) }}
    union all
    {{ organisations_of('SIASN', ref('stg_bkn__employees'), code='host_agency_code', name='null') }}
    union all
    {{ organisations_of('SIASN', ref('stg_bkn__work_units')) }}
    union all
    {{ organisations_of('BSSN', ref('stg_bssn__security_assessments'), code='agency_bssn_code', name='agency_bssn_name',
        day='assessed_date') }}
    union all
    {{ organisations_of('BSSN', ref('stg_bssn__incidents'), code='agency_bssn_code', name='agency_bssn_name',
        day='opened_at') }}
    union all
    {{ organisations_of('OIKN', ref('stg_oikn__buildings')) }}
    union all
    {{ organisations_of('OIKN', ref('stg_oikn__seat_assignments')) }}
    union all
    {{ organisations_of('OIKN', ref('stg_oikn__facility_requests'), name='null', day='period') }}
),

digital as (
    {{ organisations_of('KOMDIGI', ref('stg_komdigi__hosted_applications'), code='agency_komdigi_code',
        name='agency_komdigi_name', day='availability_month_date') }}
    {%- for code in ['provider_komdigi_code', 'consumer_komdigi_code'] %}
        union all
        {{ organisations_of('KOMDIGI', ref('stg_komdigi__exchange_calls'), code=code, name='null', day='period') }}
    {%- endfor %}
    {%- for register in [
            ref('stg_panrb__applications'), ref('stg_panrb__business_processes'), ref('stg_panrb__data_sets'),
            ref('stg_panrb__services'),
        ] %}
        union all
        {{ organisations_of('SPBE', register, code='null', name='agency_spbe_name') }}
    {%- endfor %}
    {%- for plan in [ref('stg_panrb__relocation_plan'), ref('stg_panrb__relocation_list')] %}
        union all
        {{ organisations_of('SPBE', plan, code='null', name='agency_spbe_name', day='period') }}
    {%- endfor %}
    union all
    {{ organisations_of('SPBE', ref('stg_panrb__spbe_scores'), code='null', name='agency_spbe_name',
        day=year_end('evaluation_year')) }}
),

stacked as (
    {%- for part in ['treasury', 'procurement', 'registers', 'digital'] %}
        select * from {{ part }}
        {{- " union all" if not loop.last }}
    {%- endfor %}
)

select * from stacked
where coalesce(source_code, source_name) is not null
