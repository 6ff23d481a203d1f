{% macro people_counted(relation, keys, measure, deliveries) -%}
    {#- People of each agency, keys and month with the sum of a measure of theirs: a mart and that of its units, which
        differ in the keys alone. -#}
with people as (
    select * from {{ relation }}
),

counted as (
    select
        agency_code, {{ keys | join(", ") }}, count(*) as people, sum({{ measure }}) as {{ measure }}, period,
        min(_delivery_id) as _delivery_id, {{ deliveries }} as _delivery_ids
    from people
    group by agency_code, {{ keys | join(", ") }}, period
),

keyed as (
    select
        ---------- codes
        agency_code, {{ keys | join(", ") }},
        ---------- numbers
        people, cast({{ measure }} as bigint) as {{ measure }},
        ---------- dates
        period,
        ---------- provenance
        _delivery_id, row_number() over (order by period, agency_code, {{ keys | join(", ") }}) as _row, _delivery_ids
    from counted
)

select * from keyed
{%- endmacro %}

{% macro training_counted(keys) -%}
    {{ people_counted(
        ref('int_trainings__expected'), keys, 'training_hours',
        deliveries_joined(deliveries_of(), deliveries_of('training_delivery_id'))
    ) }}
{%- endmacro %}

{% macro competencies_counted(keys) -%}
    {{ people_counted(ref('int_competencies__placed'), keys, 'gap_levels', deliveries_of()) }}
{%- endmacro %}
