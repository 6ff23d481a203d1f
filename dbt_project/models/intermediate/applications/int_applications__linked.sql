with compared as (
    select * from {{ ref('int_applications__compared') }}
    where zone = 'accepted'
),

splits as (
    select subject as application_id, max(sequence) as sequence
    from {{ ref('int_decisions__standing') }}
    where concept = 'application' and kind = 'split'
    group by subject
),

-- Who was split off keeps only links that a steward made later.
standing as (
    select compared.*
    from compared
    left join splits as ours on compared.application_id = ours.application_id
    left join splits as theirs on compared.other_application_id = theirs.application_id
    where
        coalesce(compared.decision_sequence, 0)
        >= greatest(coalesce(ours.sequence, 0), coalesce(theirs.sequence, 0))
),

-- Every application is its own neighbour too.
neighbours as (
    select application_id, other_application_id as neighbour_id from standing
    union
    select other_application_id, application_id from standing
    union
    select application_id, application_id as neighbour_id from standing
    union
    select other_application_id, other_application_id as neighbour_id from standing
),

counted as (
    select application_id, count(*) as neighbours, {{ set_mark('neighbour_id') }} as mark
    from neighbours
    group by application_id
),

-- Most groups know each other wholly: two that have the very same neighbours need no counting of them.
doubtful as (
    select
        standing.application_id, standing.other_application_id, ours.neighbours, theirs.neighbours as other_neighbours
    from standing
    inner join counted as ours on standing.application_id = ours.application_id
    inner join counted as theirs on standing.other_application_id = theirs.application_id
    where standing.method <> 'steward' and (ours.neighbours <> theirs.neighbours or ours.mark <> theirs.mark)
),

-- A link between two groups that otherwise know nothing of each other would chain them: the two ends of a link share
-- their neighbours (Jaccard). A steward's word needs no such witness.
chaining as (
    select doubtful.application_id, doubtful.other_application_id
    from doubtful
    inner join neighbours as ours on doubtful.application_id = ours.application_id
    inner join neighbours as theirs
        on doubtful.other_application_id = theirs.application_id and ours.neighbour_id = theirs.neighbour_id
    group by
        doubtful.application_id, doubtful.other_application_id, doubtful.neighbours, doubtful.other_neighbours
    having
        cast(count(*) as double) / (doubtful.neighbours + doubtful.other_neighbours - count(*))
        < {{ var('application_cohesion') }}
),

linked as (
    select standing.*
    from standing
    left join chaining
        on
            standing.application_id = chaining.application_id
            and standing.other_application_id = chaining.other_application_id
    where chaining.application_id is null
)

select * from linked
