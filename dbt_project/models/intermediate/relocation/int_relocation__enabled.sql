-- What an agency has for all of its units alike; who hands nothing over to others is held up by no hand-off.
with months as (
    select * from {{ ref('int_relocation__reported') }}
    where not is_put_off
),

komdigi_codes as (
    {{ agency_codes('KOMDIGI') }}
),

hosted as (
    select *, availability_month_date as period
    from {{ ref('stg_komdigi__hosted_applications') }}
),

available as (
    select hosted.period, komdigi_codes.agency_code
    from hosted
    inner join komdigi_codes on {{ code_in_force('hosted', 'agency_komdigi_code', 'komdigi_codes') }}
    group by hosted.period, komdigi_codes.agency_code
    having sum({{ exact('hosted.availability_pct') }}) >= {{ var('application_available_pct') }} * count(*)
),

consumed as (
    select distinct period, consumer_agency_code, agency_code
    from {{ ref('int_exchanges__joined') }}
    where is_alive and consumer_agency_code is not null
),

hand_offs as (
    select distinct from_agency_code, to_agency_code
    from {{ ref('int_processes__mapped') }}
    where relation = 'hands_over_to' and is_between_agencies
),

unlinked as (
    select distinct months.period, hand_offs.from_agency_code as agency_code
    from months
    cross join hand_offs
    left join consumed
        on
            months.period = consumed.period
            and hand_offs.from_agency_code = consumed.consumer_agency_code
            and hand_offs.to_agency_code = consumed.agency_code
    where consumed.agency_code is null
),

agencies as (
    select distinct agency_code from {{ ref('int_relocation__planned') }}
),

stacked as (
    select period, agency_code, 'applications' as component from available
    union all
    select distinct period, consumer_agency_code, 'data_access' from consumed
    union all
    select months.period, agencies.agency_code, 'hand_offs'
    from months
    cross join agencies
    anti join unlinked on months.period = unlinked.period and agencies.agency_code = unlinked.agency_code
)

select * from stacked
