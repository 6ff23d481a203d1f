{% macro security_score(row, member) -%}
    {#- Score of an assessment in a domain; the mean of the five where none is asked for. -#}
    cast(case {{ member }}
        when 'governance' then {{ row }}.governance_score when 'identification' then {{ row }}.identification_score
        when 'protection' then {{ row }}.protection_score when 'detection' then {{ row }}.detection_score
        when 'response' then {{ row }}.response_score
        else (
            {{ row }}.governance_score + {{ row }}.identification_score + {{ row }}.protection_score
            + {{ row }}.detection_score + {{ row }}.response_score
        ) / 5
    end as decimal(28, 4))
{%- endmacro %}

{% macro principles_kept(row, member) -%}
    {#- Whether a data set keeps a principle of Satu Data; the share of the four where none is asked for. -#}
    case {{ member }}
        when 'standard' then cast({{ row }}.has_standard as integer)
        when 'metadata' then cast({{ row }}.has_metadata as integer)
        when 'interoperability' then cast({{ row }}.is_interoperable as integer)
        when 'reference_code' then cast({{ row }}.has_reference_code as integer)
        else 0.25 * (
            cast({{ row }}.has_standard as integer) + cast({{ row }}.has_metadata as integer)
            + cast({{ row }}.is_interoperable as integer) + cast({{ row }}.has_reference_code as integer)
        )
    end
{%- endmacro %}

{% macro incidents_of(row, member) -%}
    {#- Incidents of a severity; all where none is asked for. -#}
    case {{ member }}
        when 'Rendah' then {{ row }}.low_count when 'Sedang' then {{ row }}.medium_count
        when 'Tinggi' then {{ row }}.high_count when 'Kritis' then {{ row }}.critical_count
        else {{ row }}.incident_count
    end
{%- endmacro %}
