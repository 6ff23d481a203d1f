{{ month_states(ref('stg_komdigi__exchange_calls')) }}
