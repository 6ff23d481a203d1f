{% macro metric_facts() %}
    {#- Every fact that some metric is opened to (rows.from), below its theme: dbt must know what a test reads. -#}
    {{ return({
        "asn_performance": [
        ],
        "budget_execution": [
            "fct_budget_performance",
            "fct_section_spending",
        ],
        "cost_efficiency": [
        ],
        "digital_government": [
        ],
        "interconnection": [
            "fct_applications",
            "fct_exchanges",
            "fct_linkage_benchmarks",
            "fct_linked_records",
            "fct_services",
        ],
        "people": [
            "fct_headcounts",
        ],
        "procurement": [
            "fct_procurements",
        ],
        "programme_delivery": [
        ],
        "reconciliation": [
        ],
        "relocation": [
        ],
        "shared_office": [
        ],
    }.values() | sum(start=[])) }}
{% endmacro %}
