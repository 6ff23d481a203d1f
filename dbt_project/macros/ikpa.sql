{% macro ikpa_score(indicator, row) %}
    {#- The score of one row that an indicator's name points at. -#}
    {%- set indicators = [
        "warrant_revision_score", "page_three_deviation_score", "absorption_score", "contractual_spending_score",
        "bill_settlement_score", "cash_advance_score", "dispensation_score", "output_score",
    ] -%}
    case {{ indicator }}
    {%- for name in indicators %} when '{{ name }}' then {{ row }}.{{ name }}{% endfor %} end
{%- endmacro %}

{% macro ikpa_final(total, row) %}
    {#- Final score: the total over the weights that apply, less the dispensation (PER-5/PB/2024); rounded as a decimal,
        lest a half be rounded down because no double is it. -#}
    cast(round(cast(
        cast({{ total }} as double) / nullif({{ row }}.weight_conversion_pct, 0) * 100
        - coalesce({{ row }}.dispensation_deduction, 0) as decimal(18, 8)
    ), 4) as double)
{%- endmacro %}

{% macro indicator_text(language) -%}
    {#- An indicator as it is known, with its weight and score. -#}
    official_name || ' (' || {{ number_text('weight', language) }} || ' × ' || {{ number_text('score', language) }} || ')'
{%- endmacro %}

{% macro worded_finding(language) -%}
    {#- The explanation of a finding: its cause's template, filled with the numbers of the row. -#}
    {%- set numbers = {
        "stated": "final_score", "recomputed": "recomputed_final_score", "total": "total_score",
        "recomputed_total": "recomputed_total_score", "conversion": "weight_conversion_pct", "alternative": "alternative",
    } -%}
    {{ filled("causes.explanation_" ~ language, "explained", numbers, language, {"indicators": "indicators_" ~ language}) }}
{%- endmacro %}
