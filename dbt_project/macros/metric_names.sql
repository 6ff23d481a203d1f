{% macro metric_names() %}
    {#- Every metric, in alphabetical order; written down, for what dbt finds by itself in its graph has no lineage. -#}
    {{ return((
        asn_performance_metrics()
        + budget_execution_metrics()
        + cost_efficiency_metrics()
        + digital_government_metrics()
        + interconnection_metrics()
        + people_metrics()
        + procurement_metrics()
        + programme_delivery_metrics()
        + reconciliation_metrics()
        + relocation_metrics()
        + shared_office_metrics()
    ) | sort) }}
{% endmacro %}
