{% macro metric_facts() %}
    {#- Every fact that some metric is opened to: dbt must know what a test reads. -#}
    {{ return(
        asn_performance_facts()
        + budget_execution_facts()
        + cost_efficiency_facts()
        + digital_government_facts()
        + interconnection_facts()
        + people_facts()
        + procurement_facts()
        + programme_delivery_facts()
        + reconciliation_facts()
        + relocation_facts()
        + shared_office_facts()
    ) }}
{% endmacro %}
