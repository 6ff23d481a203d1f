with requests as (
    select * from {{ ref('int_requests__judged') }}
)

select * from requests
