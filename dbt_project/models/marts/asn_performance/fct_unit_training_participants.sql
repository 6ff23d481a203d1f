{{ training_counted(['unit_code']) }}
