{% macro service_reached(row, member) -%}
    {#- Whether a declared service has reached a state; alive where none is asked for. -#}
    case {{ member }}
        when 'implemented' then {{ row }}.is_implemented when 'healthy' then {{ row }}.is_healthy else {{ row }}.is_alive
    end
{%- endmacro %}
