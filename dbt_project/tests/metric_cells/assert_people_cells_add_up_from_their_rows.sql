{{ cells_that_do_not_add_up(people_metrics(), people_facts()) }}
