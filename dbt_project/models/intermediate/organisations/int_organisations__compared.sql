with spelt as (
    select * from {{ ref('int_organisations__spelt') }}
),

listed as (
    select * from {{ ref('int_organisations__listed') }}
),

-- Every written form that comes in; what a name says its bearer is must not contradict the list.
paired as (
    select
        spelt.spoken_name, listed.agency_kemendagri_code,
        string_split(trim(substring(spelt.name_key, length(spelt.kind) + 1)), ' ') as said_words,
        string_split(trim(substring(listed.name_key, length(listed.kind) + 1)), ' ') as listed_words,
        spelt.fidelity,
        (spelt.fidelity = 1 and spelt.name_key in (listed.name_key, listed.short_key))
        or spelt.letters = listed.short_letters as is_exact
    from spelt
    inner join listed on spelt.kind in ('', listed.kind) or spelt.letters = listed.short_letters
),

said as (
    select spoken_name, agency_kemendagri_code, unnest(said_words) as word, listed_words as others from paired
    where not is_exact
    union all
    select spoken_name, agency_kemendagri_code, unnest(listed_words), said_words from paired
    where not is_exact
),

opposed as (
    select spoken_name, agency_kemendagri_code, word, unnest(others) as other from said
),

-- Each word against its nearest on the other side, either way round: order is free, length is weight.
nearest as (
    select
        spoken_name, agency_kemendagri_code, word, count(*) as times,
        max(1 - damerau_levenshtein(word, other) / greatest(length(word), length(other))) as likeness
    from opposed
    group by spoken_name, agency_kemendagri_code, word
),

-- A word that stands on one side only makes another organisation of it, however much else is the same.
scored as (
    select
        spoken_name, agency_kemendagri_code,
        sum(likeness * length(word)) filter (where likeness >= {{ var('organisation_word_likeness') }})
        / nullif(sum(length(word)), 0) as score,
        bool_and(likeness >= {{ var('organisation_word_likeness') }}) as is_whole
    from nearest
    group by spoken_name, agency_kemendagri_code
),

compared as (
    select
        ---------- codes
        paired.agency_kemendagri_code,
        ---------- text
        paired.spoken_name,
        ---------- numbers
        cast(case when paired.is_exact then 1 else round(scored.score * paired.fidelity, 4) end as double) as score,
        ---------- booleans
        paired.is_exact, paired.is_exact or scored.is_whole as is_whole
    from paired
    left join scored
        on
            paired.spoken_name = scored.spoken_name
            and paired.agency_kemendagri_code = scored.agency_kemendagri_code
)

select * from compared
where score > 0
