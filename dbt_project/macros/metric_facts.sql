{% macro metric_facts() %}
    {#- Every fact that some metric is opened to (rows.from), below its theme: dbt must know what a test reads. -#}
    {{ return({
        "asn_performance": [
            "fct_competencies",
            "fct_rating_units",
            "fct_ratings",
            "fct_ratings_due",
            "fct_training_participants",
            "fct_trainings",
        ],
        "budget_execution": [
            "fct_budget_performance",
            "fct_section_spending",
        ],
        "cost_efficiency": [
            "fct_application_savings",
            "fct_budget_absorption",
            "fct_energy_use",
            "fct_operating_costs",
            "fct_procurement_savings",
            "fct_shared_office_costs",
            "fct_shared_service_costs",
            "fct_unit_costs",
        ],
        "digital_government": [
            "fct_agency_exchanges",
            "fct_assessment_years",
            "fct_data_sets",
            "fct_hosted_applications",
            "fct_incident_months",
            "fct_incidents",
            "fct_maturity_indexes",
            "fct_maturity_levels",
            "fct_registered_services",
            "fct_security_assessments",
            "fct_thematic_chains",
            "fct_thematic_handovers",
            "fct_thematic_steps",
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
            "fct_construction_progress",
            "fct_followed_packages",
            "fct_nusantara_kpis",
            "fct_output_progress",
            "fct_programme_lines",
        ],
        "reconciliation": [
            "fct_published_conflicts",
            "fct_reconciliations",
        ],
        "relocation": [
            "fct_agency_moves",
            "fct_arrivals",
            "fct_blockers",
            "fct_completion_forecasts",
            "fct_housing",
            "fct_readiness",
            "fct_relocation_plans",
            "fct_reported_moves",
            "fct_target_progress",
            "fct_unit_moves",
        ],
        "shared_office": [
        ],
    }.values() | sum(start=[])) }}
{% endmacro %}
