{{ competencies_counted(['unit_code']) }}
