{% macro digital_government_metrics() %}
    {{ return([
        "active_exchange_pairs",
        "application_consolidation_share",
        "assessment_rate",
        "broken_handovers",
        "bus_declaration_share",
        "common_application_share",
        "complete_data_set_share",
        "data_completeness",
        "digital_government_index",
        "digitised_step_share",
        "digitised_theme_share",
        "egov_index",
        "egov_index_agreement",
        "egov_predicate_share",
        "egov_target_gap",
        "exchange_freshness",
        "exchange_lag",
        "exchange_latency",
        "hosting_availability",
        "incident_closing_time",
        "incident_rate",
        "maturity_level",
        "open_finding_share",
        "open_incident_share",
        "security_standard_score",
        "shared_service_share",
        "tier_availability_share",
    ]) }}
{% endmacro %}

{% macro digital_government_facts() %}
    {#- What these metrics are opened to (rows.from). -#}
    {{ return([
        "fct_agency_exchanges",
        "fct_applications",
        "fct_assessment_years",
        "fct_data_sets",
        "fct_exchanges",
        "fct_hosted_applications",
        "fct_incident_months",
        "fct_incidents",
        "fct_maturity_indexes",
        "fct_maturity_levels",
        "fct_registered_services",
        "fct_security_assessments",
        "fct_services",
        "fct_thematic_chains",
        "fct_thematic_handovers",
        "fct_thematic_steps",
    ]) }}
{% endmacro %}
