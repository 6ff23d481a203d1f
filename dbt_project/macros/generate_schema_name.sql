{% macro generate_schema_name(custom_schema_name, node) %}
    {#- A layer's schema is called what the layer is called: no prefix of the target. -#}
    {{ custom_schema_name or target.schema }}
{% endmacro %}
