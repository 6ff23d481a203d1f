-- What a ministry was goes somewhere, all of it and once.
select predecessor_kemendagri_code, effective_date, sum(share) as share
from {{ ref('dim_agency_successions') }}
group by predecessor_kemendagri_code, effective_date
having abs(sum(share) - 1) > 1e-9
