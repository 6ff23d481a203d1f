with split as (
    select * from {{ ref('int_organisations__split') }}
),

corrected as (
    select * from {{ ref('int_organisations__corrected') }}
),

abbreviations as (
    select * from {{ ref('organisation_abbreviations') }}
),

-- Fidelity is the share of letters that stand as they were written.
joined as (
    select
        split.spoken_name,
        {{ joined_texts('coalesce(abbreviations.words, corrected.correction, split.word)', ' ', 'split.place') }}
            as words,
        1 - coalesce(sum(corrected.slips), 0) / sum(length(split.word)) as fidelity
    from split
    left join corrected on split.word = corrected.word
    left join abbreviations on split.word = abbreviations.abbreviation
    group by split.spoken_name
),

keyed as (
    select
        ---------- text
        spoken_name,
        {{ organisation_key('words') }} as name_key,
        {{ organisation_letters('spoken_name') }} as letters,
        ---------- numbers
        fidelity
    from joined
),

sorted as (
    select *, {{ organisation_kind('name_key') }} as kind
    from keyed
)

select * from sorted
