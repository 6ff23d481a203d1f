{{ cells_that_do_not_add_up(relocation_metrics(), relocation_facts()) }}
