{{ cells_that_do_not_add_up(asn_performance_metrics(), asn_performance_facts()) }}
