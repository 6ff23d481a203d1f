with applications as (
    select * from {{ ref('int_applications__described') }}
),

-- An application of one agency's mission is compared with those of its own codes only: under other codes it is another.
words as (
    select
        applications.application_number, words.field, words.word, words.weight,
        case
            when applications.is_of_mission then applications.rab_code || applications.ral_code else ''
        end as mission
    from {{ ref('int_applications__worded') }} as words
    inner join applications on words.application_id = applications.application_id
),

summed as (
    select application_number, field, sum(weight) as weight
    from words
    group by application_number, field
),

-- Only applications that share a word can be alike; all others would be far below any threshold.
shared as (
    select
        words.application_number, others.application_number as other_application_number, words.field,
        sum(words.weight) as weight
    from words
    inner join words as others
        on
            words.field = others.field
            and words.word = others.word
            and words.mission = others.mission
            and words.application_number < others.application_number
    group by words.application_number, others.application_number, words.field
),

-- Weighted Jaccard: the words that both have over the words that either has.
likened as (
    select
        shared.application_number, shared.other_application_number,
        max({{ field_likeness('function') }}) as function_similarity,
        max({{ field_likeness('name') }}) as name_similarity
    from shared
    inner join summed on shared.application_number = summed.application_number and shared.field = summed.field
    inner join summed as others
        on shared.other_application_number = others.application_number and shared.field = others.field
    group by shared.application_number, shared.other_application_number
),

paired as (
    select
        ours.application_id, theirs.application_id as other_application_id, likened.function_similarity,
        case when ours.name_text = theirs.name_text then 1 else likened.name_similarity end as name_similarity,
        case when ours.rab_code = theirs.rab_code then 0.5 else 0 end
        + case when ours.ral_code = theirs.ral_code then 0.3 else 0 end
        + case when ours.raa_code = theirs.raa_code then 0.2 else 0 end as codes_similarity,
        round({{ shared_parts('ours.data_set_ids', 'theirs.data_set_ids') }}, 4) as data_similarity,
        round(
            least(ours.application_users, theirs.application_users)
            / nullif(cast(greatest(ours.application_users, theirs.application_users) as double), 0), 4
        ) as users_similarity
    from likened
    inner join applications as ours on likened.application_number = ours.application_number
    inner join applications as theirs on likened.other_application_number = theirs.application_number
)

select * from paired
