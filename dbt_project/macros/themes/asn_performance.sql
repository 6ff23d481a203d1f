{% macro asn_performance_metrics() %}
    {{ return([
        "assessed_share",
        "competency_gap",
        "competency_match_share",
        "digital_assessment_share",
        "digital_literacy_gap",
        "digital_training_share",
        "rating_rule_conformity",
        "rating_share",
        "timely_assessment_share",
        "trained_share",
        "training_hours_per_asn",
        "training_norm_share",
    ]) }}
{% endmacro %}

{% macro asn_performance_facts() %}
    {#- What these metrics are opened to (rows.from). -#}
    {{ return([
        "fct_competencies",
        "fct_rating_units",
        "fct_ratings",
        "fct_ratings_due",
        "fct_training_participants",
        "fct_trainings",
        "fct_unit_competencies",
        "fct_unit_ratings",
        "fct_unit_training_participants",
    ]) }}
{% endmacro %}
