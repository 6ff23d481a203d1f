{% macro organisation_words(text) %}
    {#- The words of a name as a list: lower case, no accents or marks, & as dan, the oe of before 1972 as u. -#}
    regexp_extract_all(replace(replace(lower(strip_accents({{ text }})), '&', ' dan '), 'oe', 'u'), '[a-z0-9]+')
{%- endmacro %}

{% macro organisation_letters(text) %}
    {#- A name's letters and digits alone: KemenPU, Kemen PU and kemen-pu are one, Geo Energi and GeoEnergi too. -#}
    replace(array_to_string({{ organisation_words(text) }}, ''), 'oe', 'u')
{%- endmacro %}

{% macro organisation_key(words) %}
    {#- The expanded words of a name (text, one blank between) as they are compared: no "dan", no "bidang" of a
        coordinating ministry, no "Republik Indonesia" at the end. -#}
    trim(regexp_replace(
        regexp_replace(
            regexp_replace(' ' || {{ words }} || ' ', ' dan(?: dan)* ', ' ', 'g'), ' koordinator bidang ', ' koordinator '
        ), '( republik indonesia)+ $', ' '
    ))
{%- endmacro %}

{% macro organisation_kind(key) %}
    {#- What a name says its bearer is; empty where it does not say. -#}
    regexp_extract({{ key }}, '^(kementerian koordinator|kementerian|badan|lembaga|otorita)\b', 1)
{%- endmacro %}

{% macro unit_skeleton(key) %}
    {#- A unit's name with its long words struck out: numbers, places and other short words are not to be mistyped into
        each other, Kejaksaan Negeri Batu is not Bau. -#}
    regexp_replace({{ key }}, '\b[a-z]{8,}\b', '*', 'g')
{%- endmacro %}

{% macro organisations_of(code_system, relation, code='agency_code', name='agency_name', day='null') %}
    {#- One row per code, name and day by which a relation calls organisations; any of the three may be null. -#}
    select
        '{{ code_system }}' as code_system, cast({{ code }} as varchar) as source_code,
        cast({{ name }} as varchar) as source_name, cast({{ day }} as date) as seen_date, count(*) as times
    from {{ relation }}
    group by all
{%- endmacro %}
