{{ cells_that_do_not_add_up(interconnection_metrics(), interconnection_facts()) }}
