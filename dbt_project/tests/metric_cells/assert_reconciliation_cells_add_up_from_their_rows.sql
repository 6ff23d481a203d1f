{{ cells_that_do_not_add_up(reconciliation_metrics(), reconciliation_facts()) }}
