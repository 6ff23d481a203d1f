{{ cells_that_do_not_add_up(programme_delivery_metrics(), programme_delivery_facts()) }}
