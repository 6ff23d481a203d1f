{{ cells_that_do_not_add_up(procurement_metrics(), procurement_facts()) }}
