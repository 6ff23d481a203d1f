{% macro metrics_by_theme() %}
    {#- Every metric below its theme, written down: what dbt finds by itself in its graph has no lineage. -#}
    {{ return({
        "asn_performance": [
        ],
        "budget_execution": [
            "absorption_score",
            "budget_execution_index",
            "execution_category_share",
            "index_recomputation_agreement",
            "spending_growth",
        ],
        "cost_efficiency": [
        ],
        "digital_government": [
            "active_exchange_pairs",
            "application_consolidation_share",
            "assessed_application_share",
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
        ],
        "interconnection": [
            "application_duplication_share",
            "duplicated_maintenance_cost",
            "exchange_success_rate",
            "integration_coverage",
            "linkage_precision",
            "linkage_recall",
            "people_expected_precision",
            "people_link_share",
            "people_review_share",
        ],
        "people": [
            "headcount",
        ],
        "procurement": [
            "procurement_value",
            "tender_competition",
        ],
        "programme_delivery": [
            "commitments_at_risk",
            "construction_behind_share",
            "construction_deviation",
            "construction_financial_gap",
            "construction_progress",
            "financial_progress",
            "nusantara_absorption",
            "nusantara_budget_share",
            "nusantara_kpi_measurability",
            "output_attainment",
            "output_budget_at_risk",
            "output_financial_deviation",
            "procurement_readiness",
            "programme_coordination",
        ],
        "reconciliation": [
        ],
        "relocation": [
            "agencies_moving_share",
            "arrival_delay",
            "arrived_people",
            "bed_coverage",
            "component_readiness",
            "forecast_completion_months",
            "held_up_people",
            "housing_coverage",
            "housing_occupancy",
            "plan_attainment",
            "planned_people",
            "reported_moved_people",
            "target_attainment",
            "unit_readiness",
            "unit_schedule_variance",
            "units_moved_share",
        ],
        "shared_office": [
        ],
    }) }}
{% endmacro %}

{% macro metric_names() %}
    {#- The metrics of all themes, in alphabetical order. -#}
    {{ return(metrics_by_theme().values() | sum(start=[]) | sort) }}
{% endmacro %}
