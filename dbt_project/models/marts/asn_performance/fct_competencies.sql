{{ competencies_counted(['competency_kind', 'is_met']) }}
