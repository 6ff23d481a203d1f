-- The four categories share out all work units of an agency and month, none left over, none counted twice.
select agency_code, period, sum(numerator) as counted, max(denominator) as work_units
from {{ ref('metric_execution_category_share') }}
group by agency_code, period
having sum(numerator) <> max(denominator) or count(*) <> 4
