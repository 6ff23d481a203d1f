{% macro unit_node(agency_code, unit_name) %}
    {#- Id of a unit in the graph: its agency and its name; empty where either is not known. -#}
    {{ agency_code }} || '/' || {{ application_text(unit_name) }}
{%- endmacro %}

{% macro edge(from_kind, from_id, relation, to_kind, to_id, contract) %}
    {#- Columns of an edge that a contract's table declares. -#}
    '{{ from_kind }}' as from_kind, {{ from_id }} as from_id, '{{ relation }}' as relation,
    '{{ to_kind }}' as to_kind, {{ to_id }} as to_id, '{{ contract }}' as evidence, _delivery_id, _row
{%- endmacro %}
