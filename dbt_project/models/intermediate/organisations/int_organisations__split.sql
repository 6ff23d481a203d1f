with seen as (
    select * from {{ ref('int_organisations__seen') }}
),

declared as (
    select * from {{ ref('int_organisations__declared') }}
),

listed as (
    select * from {{ ref('stg_kemendagri__agencies') }}
),

-- Where a system gives no name its code may be one: kemenko-pmk.
spoken as (
    select coalesce(source_name, source_code) as spoken_name, false as is_listed, false as is_short from seen
    union
    select source_name, false, false from declared
    union
    select agency_kemendagri_name, true, false from listed
    union
    select agency_short_name, false, true from listed
),

forms as (
    select spoken_name, bool_or(is_listed) as is_listed, bool_or(is_short) as is_short
    from spoken
    where spoken_name is not null
    group by spoken_name
),

split as (
    select
        spoken_name, is_listed, is_short, unnest({{ organisation_words('spoken_name') }}) as word,
        generate_subscripts({{ organisation_words('spoken_name') }}, 1) as place
    from forms
)

select * from split
