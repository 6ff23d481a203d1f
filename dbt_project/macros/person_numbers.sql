{% macro person_id(token) -%}
    {#- A person's id: letters only, so that it is never taken for a NIP or NIK, and the same for the same token. -#}
    'P' || translate(substr(sha256('person ' || {{ token }}), 1, 32), '0123456789abcdef', 'abcdefghijklmnop')
{%- endmacro %}

{% macro born_by_nip(nip) -%}
    {#- The birth date that a NIP opens with (Perka BKN 22/2007); null where there is none. -#}
    cast(try_strptime(substr({{ nip }}, 1, 8), '%Y%m%d') as date)
{%- endmacro %}

{% macro sex_by_nip(nip) -%}
    {#- The sex that a NIP's fifteenth digit tells (Perka BKN 22/2007). -#}
    case {{ nip }}[15] when '1' then 'M' when '2' then 'F' end
{%- endmacro %}

{% macro is_sound_nip(nip) -%}
    {#- Whether a NIP has the form that law gives it: birth date, month of appointment (21 for PPPK), sex, number. -#}
    coalesce(
        regexp_full_match({{ nip }}, '\d{8}(19|20)\d\d(0[1-9]|1[0-2]|21)[12]\d{3}') and {{ born_by_nip(nip) }} is not null,
        false
    )
{%- endmacro %}

{% macro swapped_date(day) -%}
    {#- The date with day and month exchanged; null where that is none. -#}
    cast(try_strptime(strftime({{ day }}, '%Y-%d-%m'), '%Y-%m-%d') as date)
{%- endmacro %}

{% macro is_born_apart(evidence) %}
    {#- A pair whose birth dates have nothing in common, that in a NIP included: a namesake whom the register lacks looks
        the same, so that a machine may not link it; json_extract_string is DuckDB's. -#}
    coalesce(json_extract_string({{ evidence }}, '$.birth_date.level') = 'other', false)
{%- endmacro %}
