{% test key(model, column_name) %}
    {#- Unique and never null in one question: each test costs dbt more than the question does. -#}
    select {{ column_name }}, count(*) as times
    from {{ model }}
    group by {{ column_name }}
    having count(*) > 1 or {{ column_name }} is null
{% endtest %}
