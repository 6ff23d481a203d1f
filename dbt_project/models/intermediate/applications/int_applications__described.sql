with applications as (
    select * from {{ ref('stg_panrb__applications') }}
),

codes as (
    {{ agency_names('SPBE') }}
),

months as (
    select max(period) as period from {{ ref('int_exchanges__summed') }}
),

short_names as (
    select distinct {{ application_text('agency_short_name') }} as short_name
    from {{ ref('stg_kemendagri__agencies') }}
    where agency_short_name is not null
),

spelt as (
    select
        *,
        {{ application_text('application_name') }} as spelt_name,
        {{ application_text('application_function') }} as function_text
    from applications
),

-- A name often ends in the short name of its agency, which says nothing about what the application does.
ended as (
    select spelt.application_id, max(length(short_names.short_name)) as letters
    from spelt
    inner join short_names on ends_with(spelt.spelt_name, ' ' || short_names.short_name)
    group by spelt.application_id
),

described as (
    select
        ---------- ids
        spelt.application_id, spelt.data_set_ids,
        ---------- codes
        codes.agency_code, spelt.raa_code, spelt.rab_code, spelt.ral_code,
        ---------- text
        spelt.application_name, spelt.application_function, spelt.agency_spbe_name, spelt.owner_unit_name,
        spelt.application_status, spelt.function_text, spelt.spelt_name,
        trim(left(spelt.spelt_name, length(spelt.spelt_name) - coalesce(ended.letters, 0))) as name_text,
        ---------- numbers
        row_number() over (order by spelt.application_id) as application_number,
        spelt.application_users, spelt.maintenance_cost_idr, spelt.launch_year,
        ---------- booleans
        spelt.application_class = 'Umum' as is_common,
        starts_with(spelt.raa_code, '{{ var("application_mission_code") }}') as is_of_mission,
        spelt.application_status <> 'Dihentikan' as is_live,
        ---------- dates
        coalesce(months.period, {{ year_start('max(spelt.launch_year) over ()') }}) as period,
        ---------- provenance
        spelt._delivery_id, spelt._row
    from spelt
    cross join months
    left join codes on spelt.agency_spbe_name = codes.agency_name
    left join ended on spelt.application_id = ended.application_id
)

select * from described
