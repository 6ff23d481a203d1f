{{ cells_that_do_not_add_up(budget_execution_metrics(), budget_execution_facts()) }}
