{% macro restated(relation, successions, measure, others) %}
    {#- An additive series on today's chart of organisations: what a predecessor had before a reorganisation goes to its
        successors by their shares; one row per agency, period and the other columns. A source that restated its past
        itself is left alone: where a successor has a figure of its own in a period from before it was there, the
        predecessor's is its own part only. Reorganisations that follow one another are not chained. -#}
    select
        coalesce(followed.successor_agency_code, series.agency_code) as agency_code, series.period,
        {%- for column in others %} series.{{ column }},{% endfor %}
        sum({{ exact('series.' ~ measure ~ ' * coalesce(followed.share, 1)', 8) }}) as {{ measure }},
        min(series._delivery_id) as _delivery_id, arg_min(series._row, series._delivery_id) as _row
    from {{ relation }} as series
    left join (
        select bridge.*, periods.period
        from {{ successions }} as bridge
        inner join (select distinct period from {{ relation }}) as periods on periods.period < bridge.effective_date
        where not exists (
            select 1
            from {{ successions }} as siblings
            inner join {{ relation }} as own on siblings.successor_agency_code = own.agency_code
            where
                siblings.predecessor_agency_code = bridge.predecessor_agency_code
                and siblings.effective_date = bridge.effective_date
                and own.agency_code <> bridge.predecessor_agency_code
                and own.period = periods.period
        )
    ) as followed
        on series.agency_code = followed.predecessor_agency_code and series.period = followed.period
    group by all
{%- endmacro %}
