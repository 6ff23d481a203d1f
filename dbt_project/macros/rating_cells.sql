{% macro rating_cells(fact, dimension, listed, unit=none) -%}
    {#- Cells of every rating that a dimension lists, of each agency and all, or of each unit: the shares of one add up to
        the whole. A unit's member is its key, a stroke and the rating. -#}
    select
        coalesce(ratings.agency_code, 'all') as agency,
        ratings.period,
        '{{ dimension }}' as dimension,
        {{ "ratings." ~ unit ~ " || '/' || " if unit }}predicates.member as member,
        sum(if(ratings.predicate = predicates.member, ratings.people, 0)) as numerator,
        sum(ratings.people) as denominator
    from {{ fact }} as ratings
    inner join predicates on predicates.dimension = '{{ listed }}'
    group by
        grouping sets (
            {%- if unit %}
            (ratings.period, ratings.agency_code, ratings.{{ unit }}, predicates.member)
            {%- else %}
            (ratings.period, ratings.agency_code, predicates.member), (ratings.period, predicates.member)
            {%- endif %}
        )
{%- endmacro %}
