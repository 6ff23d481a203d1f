{% macro person_name(name) %}
    {#- A name as it is compared: small letters, spelling of today, without what follows a comma and without titles.
        A single letter stays: it may be a first name cut short. Splitting and patterns are DuckDB's. -#}
    {{ spelt_today(without_titles("lower(strip_accents(split_part(" ~ name ~ ", ',', 1)))")) }}
{%- endmacro %}

{% macro without_titles(name) -%}
    {#- Letters in words with one space between them, titles of two letters and more left out. -#}
    {%- set words = "regexp_replace(regexp_replace(" ~ name ~ ", '[''`’]', '', 'g'), '[^a-z]+', ' ', 'g')" -%}
    trim(regexp_replace(' ' || {{ words }}, '( (prof|drs?|dra|ir|hj|kh|ny|tn|sdri?)\b)+', '', 'g'))
{%- endmacro %}

{% macro spelt_today(name) -%}
    {#- The spelling before 1947 (oe) and 1972 (dj, tj, nj, sj) as today's, and the short forms of one frequent name. -#}
    {%- set old = {"oe": "u", "dj": "j", "tj": "c", "nj": "ny", "sj": "sy"} -%}
    {%- set ns = namespace(sql=name) -%}
    {%- for was, now in old.items() -%}
        {%- set ns.sql = "replace(" ~ ns.sql ~ ", '" ~ was ~ "', '" ~ now ~ "')" -%}
    {%- endfor -%}
    regexp_replace({{ ns.sql }}, '\b(m(o|u)c?h|mhd|md|m(o|u)(c|k)?ham+(a|e)d)\b', 'muhammad', 'g')
{%- endmacro %}

{% macro in_order(name) -%}
    {#- A name's words in alphabetical order: who writes the family name first means the same person. -#}
    array_to_string(list_sort(string_split({{ name }}, ' ')), ' ')
{%- endmacro %}

{% macro as_heard(name) -%}
    {#- A compared name without what the ear does not tell: kh and ch, y and j, f and v, d and t, doubled letters. -#}
    {%- set ns = namespace(sql="translate(" ~ name ~ ", 'jfvzqd', 'yppskt')") -%}
    {%- for was, now in {"kh": "h", "ch": "h", "aa": "a", "ii": "i", "uu": "u", "ll": "l", "mm": "m", "nn": "n",
        "rr": "r", "ss": "s", "tt": "t"}.items() -%}
        {%- set ns.sql = "replace(" ~ ns.sql ~ ", '" ~ was ~ "', '" ~ now ~ "')" -%}
    {%- endfor -%}
    {{ ns.sql }}
{%- endmacro %}

{% macro is_cut_name(one, other) -%}
    {#- Whether one name is the other with its first word cut to a letter. -#}
    (
        length(split_part({{ one }}, ' ', 1)) = 1
        and contains({{ one }}, ' ')
        and split_part({{ one }}, ' ', 1) = {{ other }}[1]
        and {{ one }}[2:] = regexp_extract({{ other }}, ' .*')
    )
{%- endmacro %}

{% macro unit_key(name) -%}
    {#- A unit's name as it is compared: small letters and digits in words. -#}
    trim(regexp_replace(lower({{ name }}), '[^a-z0-9]+', ' ', 'g'))
{%- endmacro %}
