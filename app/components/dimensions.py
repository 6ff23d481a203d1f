"""The words for the dimensions that an indicator may be cut by."""

from components.language import N_

MEMBERS = {
    "all": N_("all"),
    "category": N_("category"),
    "method": N_("method"),
    "kind": N_("kind of procurement"),
    "instrument": N_("instrument"),
    "status": N_("status"),
    "part": N_("part"),
    "organisation_chart": N_("organisation chart"),
    "employment_kind": N_("kind of employment"),
    "sex": N_("sex"),
    "site": N_("site"),
    "access": N_("access to data"),
    "data_centre": N_("data centre"),
    "egov_aspect": N_("SPBE aspect"),
    "egov_domain": N_("SPBE domain"),
    "egov_predicate": N_("SPBE predicate"),
    "indicator": N_("SPBE indicator"),
    "principle": N_("Satu Data principle"),
    "security_domain": N_("security domain"),
    "service_kind": N_("kind of service"),
    "severity": N_("severity"),
    "theme": N_("theme"),
    "tier": N_("tier"),
}
