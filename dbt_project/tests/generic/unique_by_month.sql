{% test unique_by_month(model, columns) %}
    {#- As unique_together, of a table that is made by month: the months that stayed were asked when they were made. -#}
    {%- set months = model.incorporate(path={"identifier": model.identifier ~ "__months"}) %}
    select {{ columns | join(", ") }}, count(*) as times
    from {{ model }}
    where period in (select period from {{ months }} where is_new)
    group by {{ columns | join(", ") }}
    having count(*) > 1
{% endtest %}
