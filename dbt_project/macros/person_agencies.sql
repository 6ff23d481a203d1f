{% macro agencies_by_code() -%}
    {#- Each organisation's canonical code by one code system's code, or by its name where that system has no codes. -#}
    select code_system, coalesce(source_code, source_name) as source_code, min(agency_code) as agency_code
    from {{ ref('int_organisations__crosswalked') }}
    where code_system in ('{{ varargs | join("', '") }}') and agency_code is not null
    group by all
{%- endmacro %}
