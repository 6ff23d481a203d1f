{% macro delivery_threshold(name) -%}
    {#- An assumed threshold of delivery by its name in the seed, where its source stands. -#}
    (select threshold_value from {{ ref('delivery_thresholds') }} where threshold = '{{ name }}')
{%- endmacro %}

{% macro output_keys(relation='') %}
    {#- The codes by which KRISNA, SAKTI and SIRUP name one output (RO) of a work unit. -#}
    {%- set prefix = relation ~ '.' if relation else '' -%}
    {%- for key in output_key_names() %}{{ prefix }}{{ key }}{{ ", " if not loop.last }}{% endfor -%}
{%- endmacro %}

{% macro output_key_names() %}
    {{ return(["work_unit_code", "budget_programme_code", "budget_activity_code", "output_group_code",
        "output_detail_code", "fiscal_year"]) }}
{% endmacro %}

{% macro same_output(one, other) -%}
    {#- Condition that two rows are of one output and fiscal year. -#}
    {%- for key in output_key_names() %}{{ one }}.{{ key }} = {{ other }}.{{ key }}{{ " and " if not loop.last }}{% endfor -%}
{%- endmacro %}

{% macro coordination_reached(row, member) -%}
    {#- Whether an office's part of a programme line is delivered and agrees; all four where none is asked for. -#}
    case {{ member }}
        when 'plan' then true when 'budget' then {{ row }}.is_budget_agreed
        when 'construction' then {{ row }}.is_construction_agreed when 'facility' then {{ row }}.has_facility
        else {{ row }}.is_coordinated
    end
{%- endmacro %}
