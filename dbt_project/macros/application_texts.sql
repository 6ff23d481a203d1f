{% macro application_text(expression) %}
    {#- A register's text for comparison: small letters, digits and single spaces, in the spelling since 1972. -#}
    {%- set plain = "regexp_replace(lower(" ~ expression ~ "), '[^a-z0-9]+', ' ', 'g')" -%}
    trim(replace(replace(replace({{ plain }}, 'oe', 'u'), 'tj', 'c'), 'dj', 'j'))
{%- endmacro %}

{% macro words_of(relation, key, field, text) %}
    {#- One row per key and different word of a text. One letter is an initial, unless it is a Roman number. -#}
    select distinct {{ key }}, '{{ field }}' as field, word
    from (select {{ key }}, unnest(string_split({{ text }}, ' ')) as word from {{ relation }}) as split_words
    where length(word) > 1 or word in ('i', 'v', 'x')
{%- endmacro %}

{% macro shared_parts(left, right) %}
    {#- Share of the parts of two comma-separated texts that stand in both; unknown where either is empty. -#}
    cast(len(list_intersect(string_split({{ left }}, ','), string_split({{ right }}, ','))) as double)
    / len(list_distinct(list_concat(string_split({{ left }}, ','), string_split({{ right }}, ','))))
{%- endmacro %}

{% macro listed_parts(relation, columns, parts) %}
    {#- One row per row and part of a comma-separated column, the part as "part". -#}
    select {{ columns | join(", ") }}, trim(unnest(string_split({{ parts }}, ','))) as part
    from {{ relation }}
    where {{ parts }} is not null
{%- endmacro %}

{% macro likeness(left, right) -%}
    {#- How alike two names are written, from 0 to 1: the share of letters that need no change; names of very different
        length are not compared letter by letter. -#}
    case
        when abs(length({{ left }}) - length({{ right }})) > 0.2 * greatest(length({{ left }}), length({{ right }})) then 0
        else 1 - cast({{ letters_apart(left, right) }} as double) / greatest(length({{ left }}), length({{ right }}), 1)
    end
{%- endmacro %}

{% macro field_likeness(field) -%}
    {#- Weighted Jaccard of a field's words: what both have over what either has; empty for another field. -#}
    case
        when shared.field = '{{ field }}'
            then round(cast(shared.weight as double) / cast(summed.weight + others.weight - shared.weight as double), 4)
    end
{%- endmacro %}

{% macro letters_apart(left, right) -%}
    {#- Letters lost, added, changed or swapped with their neighbour between two words. -#}
    damerau_levenshtein({{ left }}, {{ right }})
{%- endmacro %}

{% macro set_mark(expression) -%}
    {#- A number that tells sets apart, whatever the order of their members; hash is DuckDB's. -#}
    bit_xor(hash({{ expression }}))
{%- endmacro %}
