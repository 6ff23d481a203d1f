{% macro agency_names(code_system) %}
    {#- One row per name that a system without codes gives an agency, with the agency it stands for. -#}
    select
        source_name as agency_name, max_by(agency_code, valid_from) as agency_code,
        max_by(agency_kemendagri_code, valid_from) as agency_kemendagri_code
    from {{ ref('int_organisations__crosswalked') }}
    where code_system = '{{ code_system }}' and agency_code is not null
    group by source_name
{%- endmacro %}

{% macro agency_codes(code_system) %}
    {#- One row per code of a system and stretch of time, with the agency it stands for; the last stretch is open. -#}
    select
        source_code, agency_code, valid_from,
        case
            when lead(valid_from) over (partition by source_code order by valid_from) is not null then valid_to
        end as valid_to
    from {{ ref('int_organisations__crosswalked') }}
    where code_system = '{{ code_system }}' and agency_code is not null and source_code is not null
{%- endmacro %}

{% macro code_in_force(row, code, codes) %}
    {#- Condition that joins a row's code to the stretch of agency_codes in which its period lies. -#}
    {{ row }}.{{ code }} = {{ codes }}.source_code
    and {{ row }}.period >= {{ codes }}.valid_from
    and ({{ codes }}.valid_to is null or {{ row }}.period <= {{ codes }}.valid_to)
{%- endmacro %}
