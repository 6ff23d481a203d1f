{{ month_states(ref('stg_oikn__occupancy_events')) }}
