with seen as (
    select * from {{ ref('int_work_units__seen') }}
),

abbreviations as (
    select * from {{ ref('organisation_abbreviations') }}
),

names as (
    select distinct source_name as spoken_name from seen
),

worded as (
    select
        spoken_name, unnest({{ organisation_words('spoken_name') }}) as word,
        generate_subscripts({{ organisation_words('spoken_name') }}, 1) as place
    from names
),

expanded as (
    select
        worded.spoken_name,
        {{ joined_texts('coalesce(abbreviations.words, worded.word)', ' ', 'worded.place') }} as words
    from worded
    left join abbreviations on worded.word = abbreviations.abbreviation
    group by worded.spoken_name
),

spelt as (
    select spoken_name, {{ organisation_key('words') }} as name_key
    from expanded
)

select * from spelt
