{% macro deflated(amount, price_index) -%}
    {#- An amount in rupiah of the base year of seed price_index, whose index is 100; exact, so that sums need no order. -#}
    {{ exact(amount ~ ' * 100 / ' ~ price_index, 8) }}
{%- endmacro %}

{% macro twelve_months_to(period, month) -%}
    {#- Whether a month is one of the twelve that end with a period. -#}
    {{ month }} <= {{ period }} and {{ month }} > {{ period }} - interval 12 month
{%- endmacro %}

{% macro told_enough(people) -%}
    {#- Keep an agency's count of people, within a window of one period, where it is no small group; and where a small one
        is left out, so is the least of the others, lest what is left of a known total be the small one's. -#}
    {{ people }} >= {{ var('smallest_group') }}
    and (
        min({{ people }}) over (partition by period) >= {{ var('smallest_group') }}
        or row_number() over (
            partition by period, {{ people }} >= {{ var('smallest_group') }} order by {{ people }}, agency_code
        ) > 1
    )
{%- endmacro %}
