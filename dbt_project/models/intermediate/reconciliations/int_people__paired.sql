-- Counts of people are rounded to the smallest group: nobody finds one by subtracting (expectations/disclosure.yml).
{%- set five = var('smallest_group') %}
with sides as (
    select * replace (cast({{ five }} * round(figure / {{ five }}) as double) as figure)
    from {{ ref('int_people_counts__stated') }}
),

-- Who delivered a register and names an agency nowhere in it counts nobody there.
paired as (
    {%- for pair, names in {
        "panrb_oikn": ["moved", "seated"], "panrb_list": ["moved", "listed"], "oikn_bkn": ["seated", "serving"],
    }.items() %}
        select
            '{{ pair }}' as source_pair, one.agency_code, cast(null as varchar) as building_code, one.period,
            one.figure as left_figure, coalesce(other.figure, 0) as right_figure,
            {{ deliveries_joined('one._delivery_ids', 'other._delivery_ids') }} as _delivery_ids
        from sides as one
        left join sides as other
            on
                one.agency_code = other.agency_code and one.period = other.period
                and other.side = '{{ names[1] }}'
        where one.side = '{{ names[0] }}' and one.figure + coalesce(other.figure, 0) > 0
        {{- " union all" if not loop.last }}
    {%- endfor %}
)

select * from paired
