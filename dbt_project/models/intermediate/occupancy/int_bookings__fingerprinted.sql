{{ month_states(ref('stg_oikn__desk_bookings')) }}
