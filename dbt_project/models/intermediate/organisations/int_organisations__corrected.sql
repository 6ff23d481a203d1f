with split as (
    select * from {{ ref('int_organisations__split') }}
),

abbreviations as (
    select * from {{ ref('organisation_abbreviations') }}
),

vocabulary as (
    select word from split
    where is_listed
    union
    select unnest(string_split(words, ' ')) from abbreviations
),

known as (
    select word from vocabulary
    union
    select word from split
    where is_short
    union
    select abbreviation from abbreviations
),

-- A word that nobody knows, long enough to be somebody's slip of the pen. Short names neither are corrected nor
-- correct: Kemenpan is not Kemenpar.
strange as (
    select distinct split.word
    from split
    left join known on split.word = known.word
    where known.word is null and length(split.word) >= 5
),

near as (
    select
        strange.word, vocabulary.word as correction,
        damerau_levenshtein(strange.word, vocabulary.word) as slips,
        min(damerau_levenshtein(strange.word, vocabulary.word)) over (partition by strange.word) as least_slips
    from strange
    inner join vocabulary on abs(length(strange.word) - length(vocabulary.word)) <= 2
),

-- One slip in a short word, two in a long one; where two words are as near, neither.
corrected as (
    select word, min(correction) as correction, min(slips) as slips
    from near
    where slips = least_slips and slips <= case when length(word) < 11 then 1 else 2 end
    group by word
    having count(*) = 1
)

select * from corrected
