{{ cells_that_do_not_add_up(shared_office_metrics(), shared_office_facts()) }}
