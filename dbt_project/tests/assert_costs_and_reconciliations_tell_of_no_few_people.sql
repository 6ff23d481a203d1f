-- These counts are no cells of their own groups: costs are divided by a year's heads, a reconciliation rounds. What
-- expectations/disclosure.yml does not name is held here to the same smallest group.
select 'fct_operating_costs' as fact, agency_code, period, person_months as heads from {{ ref('fct_operating_costs') }}
where person_months between 1 and 12 * {{ var('smallest_group') }} - 1
union all
select 'fct_unit_costs', agency_code, period, person_months from {{ ref('fct_unit_costs') }}
where person_months < 12 * {{ var('smallest_group') }}
union all
select 'fct_shared_office_costs', agency_code, period, seat_months from {{ ref('fct_shared_office_costs') }}
where seat_months < {{ var('smallest_group') }}
union all
select 'fct_reconciliations', agency_code, period, left_figure from {{ ref('fct_reconciliations') }}
where
    unit = 'people'
    and (left_figure % {{ var('smallest_group') }} > 0 or right_figure % {{ var('smallest_group') }} > 0)
