-- An instrument's weights add up to 100, and one instrument is in force at a time.
select instrument, sum(weight) as weight, count(distinct valid_from) as starts
from {{ ref('ikpa_instruments') }}
group by instrument
having sum(weight) <> 100 or count(distinct valid_from) <> 1
