{% macro compared_fields() %}
    {#- What a pair of applications is compared by. -#}
    {{ return(["function", "name", "codes", "data", "users"]) }}
{% endmacro %}

{% macro application_points(row, field) -%}
    {#- What a field's likeness adds to the score; unknown adds nothing. -#}
    {{ var("application_" ~ field ~ "_weight") }} * coalesce({{ row }}.{{ field }}_similarity, 0)
{%- endmacro %}

{% macro application_score(row) -%}
    {#- Score of a pair from 0 to 1: each likeness by its weight. -#}
    {%- for field in compared_fields() -%}
        {{ application_points(row, field) }}{{ " + " if not loop.last }}
    {%- endfor -%}
{%- endmacro %}

{% macro similarity_level(expression) -%}
    {#- How alike, in a word. -#}
    case
        when {{ expression }} is null then 'unknown'
        when {{ expression }} >= 0.95 then 'same'
        when {{ expression }} >= 0.5 then 'close'
        when {{ expression }} > 0 then 'partly'
        else 'different'
    end
{%- endmacro %}

{% macro application_evidence(row) -%}
    {#- What each comparison said and what it added to the score, as JSON text; json_object is DuckDB's. -#}
    cast(json_object(
    {%- for field in compared_fields() %}
        '{{ field }}', json_object(
            'level', {{ similarity_level(row ~ "." ~ field ~ "_similarity") }},
            'weight', round({{ application_points(row, field) }}, 4)
        ){{ "," if not loop.last }}
    {%- endfor %}
    ) as varchar)
{%- endmacro %}

{% macro application_reasons(row) -%}
    {#- With whom an application was grouped and why, as JSON text; empty for one that stands alone. -#}
    case
        when {{ row }}.evidence is null then '{}'
        else cast(json_object('with', {{ row }}.other_application_id, 'because', cast({{ row }}.evidence as json)) as varchar)
    end
{%- endmacro %}
