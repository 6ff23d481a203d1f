{{ training_counted(['training_state']) }}
