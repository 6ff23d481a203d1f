{{ cells_that_do_not_add_up(digital_government_metrics(), digital_government_facts()) }}
