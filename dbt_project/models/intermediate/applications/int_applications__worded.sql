with applications as (
    select * from {{ ref('int_applications__described') }}
),

empty_words as (
    select * from {{ ref('application_words') }}
),

words as (
    select * from {{ ref('int_applications__spelt') }}
),

telling as (
    select words.*
    from words
    left join empty_words on words.word = empty_words.word
    where empty_words.word is null
),

total as (
    select count(*) as applications from applications
),

counted as (
    select field, word, count(*) as times
    from telling
    group by field, word
),

-- A rare word says more: inverse document frequency. A word of very many applications says nothing.
weighed as (
    select
        telling.application_id, telling.field, telling.word,
        cast(ln(1 + cast(total.applications as double) / counted.times) as decimal(18, 6)) as weight
    from telling
    inner join counted on telling.field = counted.field and telling.word = counted.word
    cross join total
    where counted.times <= greatest(20, {{ var('application_common_word_share') }} * total.applications)
)

select * from weighed
