with applications as (
    select * from {{ ref('int_applications__described') }}
),

said as (
    {{ words_of('applications', 'application_id', 'function', 'function_text') }}
    union all
    {{ words_of('applications', 'application_id', 'name', 'name_text') }}
),

counted as (
    select field, word, count(*) as times
    from said
    group by field, word
),

-- A long word that hardly anybody writes, one letter from a word that many write, is that word misspelt.
near as (
    select
        rare.field, rare.word, common.word as meant_word,
        row_number() over (
            partition by rare.field, rare.word order by common.times desc, common.word asc
        ) as place
    from counted as rare
    inner join counted as common
        on
            rare.field = common.field
            and rare.times * {{ var('application_misspelt_ratio') }} <= common.times
            and abs(length(rare.word) - length(common.word)) <= 1
    where length(rare.word) >= 6 and {{ letters_apart('rare.word', 'common.word') }} <= 1
),

spelt as (
    select distinct said.application_id, said.field, coalesce(near.meant_word, said.word) as word
    from said
    left join near on said.field = near.field and said.word = near.word and near.place = 1
)

select * from spelt
