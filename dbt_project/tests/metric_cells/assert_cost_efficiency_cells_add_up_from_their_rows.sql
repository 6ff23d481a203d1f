{{ cells_that_do_not_add_up(cost_efficiency_metrics(), cost_efficiency_facts()) }}
