-- What the filters of the theme pages cut by: people who moved by wave, and seats by building, of two agencies over six months.
create table fct_small_moves as
select 'd4' as _delivery_id, row_number() over (order by month, agency_code, wave, unit) as _row, agency_code, wave,
    'U' || agency_code || unit as unit_code, 'Direktorat ' || unit as work_unit_name, month::date as period,
    (6 + unit + wave::int * 2 + agency_code::int % 5 + month(month))::double as people, (40 + unit)::double as planned
from (values ('005'), ('025')) as a(agency_code), (values ('1'), ('2')) as w(wave), range(1, 4) as u(unit),
    generate_series(timestamp '2025-01-01', timestamp '2025-06-01', interval 1 month) as m(month)
where wave = '1' or agency_code = '025';

create table fct_small_seats as
select 'd5' as _delivery_id, row_number() over (order by month, building_code, agency_code) as _row, agency_code,
    building_code, month::date as period, (10 + month(month))::double as vacant, 50.0::double as seats
from (values ('005', 'A'), ('025', 'A'), ('025', 'B')) as b(agency_code, building_code),
    generate_series(timestamp '2025-01-01', timestamp '2025-06-01', interval 1 month) as m(month);

insert into fct_metrics by name
with cells as (
    select 'small_arrivals' as metric, agency_code, period, wave, unit_code, null as building, people as top, null::double as below
    from fct_small_moves
    union all select 'small_attainment', agency_code, period, wave, null, null, people, planned from fct_small_moves
    union all select 'small_planned', agency_code, period, null, null, null, planned, null from fct_small_moves where agency_code = '025'
    union all select 'small_vacancy', agency_code, period, null, null, building_code, vacant, seats from fct_small_seats
)
select metric, who as agency_code, period, split[1] as dimension, split[2] as member, sum(top)::double as numerator,
    sum(below)::double as denominator, sum(top) / coalesce(sum(below) / 100, 1) as value
from cells, lateral (select unnest([agency_code, 'all']) as who),
    lateral (select unnest([['all', 'all'], ['wave', wave], ['work_unit', unit_code], ['building', building]]) as split)
where split[2] is not null and not (split[1] = 'work_unit' and who = 'all')
group by all;

create macro rows_of_small_arrivals(agency, period_date, dimension, member) as table
select *, people as numerator, null::double as denominator, 'pindah.xlsx' as file, '' as sheet from fct_small_moves
where (agency = 'all' or agency_code = agency) and period = period_date
    and case dimension when 'all' then true when 'wave' then wave = member else unit_code = member end;
create macro rows_of_small_attainment(agency, period_date, dimension, member) as table
select *, people as numerator, planned as denominator, 'pindah.xlsx' as file, '' as sheet from fct_small_moves
where (agency = 'all' or agency_code = agency) and period = period_date and (dimension = 'all' or wave = member);
create macro rows_of_small_planned(agency, period_date, dimension, member) as table
select *, planned as numerator, null::double as denominator, 'pindah.xlsx' as file, '' as sheet from fct_small_moves
where agency_code = '025' and (agency = 'all' or agency_code = agency) and period = period_date;
create macro rows_of_small_vacancy(agency, period_date, dimension, member) as table
select *, vacant as numerator, seats as denominator, 'kursi.csv' as file, '' as sheet from fct_small_seats
where (agency = 'all' or agency_code = agency) and period = period_date and (dimension = 'all' or building_code = member);

insert into dim_metrics by name
select * exclude (metric_, label_, unit_, direction_, target_, theme_, cut_)
    replace (metric_ as metric, label_ as label_id, label_ as label_en, unit_ as unit, direction_ as direction,
    target_ as target, theme_ as theme, cut_ as dimensions)
from (from dim_metrics limit 1), (values
    ('small_attainment', 'Capaian', 'percent', 'up', 80.0, 'relocation', '{"wave": "wave"}'),
    ('small_arrivals', 'ASN tiba', 'people', 'up', null, 'relocation', '{"wave": "wave", "work_unit": "unit_code"}'),
    ('small_planned', 'ASN rencana', 'people', 'none', null, 'relocation', '{}'),
    ('small_vacancy', 'Kekosongan', 'percent', 'down', 10.0, 'shared_office', '{"building": "building_code"}')
) as t(metric_, label_, unit_, direction_, target_, theme_, cut_);

insert into dim_members values ('wave', '1', 'Gelombang 1', 'Wave 1', 1), ('wave', '2', 'Gelombang 2', 'Wave 2', 2),
    ('building', 'A', 'Gedung A', 'Building A', 1), ('building', 'B', 'Gedung B', 'Building B', 2);
insert into dim_members select distinct 'work_unit', unit_code, work_unit_name, work_unit_name, unit_code[2:]::int from fct_small_moves;
create table dim_work_units as
select distinct agency_code, work_unit_name, unit_code as work_unit_code from fct_small_moves;
