-- Three shared buildings, on top of the small edition: one tower is busy, one half empty, one stands empty.
insert into dim_metrics by name
select metric, label as label_id, label as label_en, unit, 'down' as direction, theme, place as rank, dimensions,
    'Uraian.' as description_id, 'Description.' as description_en, 'OIKN' as owner
from (values
    ('workpoint_vacancy', 'Kekosongan meja', 'percent', 'shared_office', 1, '{"building": "building_code", "floor": "floor_code"}'),
    ('mean_utilisation', 'Utilisasi rata-rata', 'percent', 'shared_office', 2, '{"floor": "floor_code"}'),
    ('shared_floor_share', 'Lantai bersama', 'percent', 'shared_office', 3, '{"building": "building_code"}'),
    ('shared_seat_share', 'Meja bersama', 'percent', 'shared_office', 4, '{"building": "building_code"}'),
    ('green_building_share', 'Gedung hijau', 'percent', 'shared_office', 5, '{}'),
    ('energy_per_m2', 'Listrik per m²', 'kwh_per_m2', 'cost_efficiency', 6, '{"building": "building_code"}')
) as t(metric, label, unit, theme, place, dimensions);

create table dim_buildings as select 'nusantara' as site, * from (values
    ('M1', 'Menara 1 Kemenko 1', 'Kemenko 1'), ('M2', 'Menara 2 Kemenko 1', 'Kemenko 1'), ('G1', 'Gedung Bersama 1', null)
) as t(building_code, building_name, building_complex_name);
create table dim_floors as
select building_code || '-' || n as floor_code, building_code, site, n as floor_number,
    building_name || ' · lantai ' || n as label_id, building_name || ' · floor ' || n as label_en
from dim_buildings, range(1, 3) as r(n);
create table fct_floor_space as
select floor_code, building_code, '126' as agency_code, date '2025-06-01' as period, 50 as seats, 4 as meeting_workpoints,
    10 as shared_seats, 54 as workpoints, floor_number * 10 as occupied_seats, 1 as joint_seats, 12 as holders, 2 as agencies,
    500.0 as usable_area_m2, true as is_held, true as is_joint, 'd1' as _delivery_id, ['d1'] as _delivery_ids, 1 as _row
from dim_floors;
create table fct_building_months as
select building_code, date '2025-06-01' as period, if(building_code = 'G1', 'Belum', 'Gold') as green_rating, building_code <> 'G1' as is_green,
    1000.0 as electricity_kwh, 100.0 as solar_kwh, 10.0 as water_m3, 20.0 as waste_kg
from dim_buildings;

insert into dim_members
select 'floor', floor_code, label_id, label_en, row_number() over (order by floor_code) from dim_floors
union all select 'building', building_code, building_name, building_name, 1 from dim_buildings
union all select * from (values ('weekday', '1', 'Senin', 'Monday', 1), ('weekday', '5', 'Jumat', 'Friday', 5), ('hour_band', '08', '08.00-09.00', '08:00-09:00', 8));

insert into fct_metrics by name
select metric, 'all' as agency_code, date '2025-06-01' as period, dimension, member, numerator, denominator, 100.0 * numerator / denominator as value
from (values
    ('workpoint_vacancy', 'all', 'all', 165, 300), ('workpoint_vacancy', 'building', 'M1', 20, 100),
    ('workpoint_vacancy', 'building', 'M2', 45, 100), ('workpoint_vacancy', 'building', 'G1', 100, 100),
    ('workpoint_vacancy', 'floor', 'M1-1', 5, 50), ('workpoint_vacancy', 'floor', 'M1-2', 15, 50), ('workpoint_vacancy', 'floor', 'M2-1', 45, 50),
    ('mean_utilisation', 'all', 'all', 300, 1000), ('mean_utilisation', 'floor', 'M1-1', 300, 500),
    ('mean_utilisation', 'weekday_hour', '1-08', 70, 100), ('mean_utilisation', 'weekday_hour', '5-08', 20, 100),
    ('shared_floor_share', 'all', 'all', 2, 4), ('shared_floor_share', 'building', 'M1', 2, 2), ('shared_floor_share', 'building', 'M2', 0, 2),
    ('shared_seat_share', 'building', 'M1', 3, 80), ('shared_seat_share', 'building', 'M2', 0, 55),
    ('energy_per_m2', 'building', 'M1', 4, 100), ('energy_per_m2', 'building', 'G1', 9, 100)
) as t(metric, dimension, member, numerator, denominator);

-- Two agencies hold seats; three hand-overs between units, of which two stay within a complex.
insert into dim_metrics by name
select metric, label as label_id, label as label_en, 'percent' as unit, 'up' as direction, 'shared_office' as theme, 7 as rank,
    dimensions, 'Uraian.' as description_id, 'Description.' as description_en, 'OIKN' as owner
from (values
    ('attendance', 'Kehadiran', '{"building": "building_code"}'), ('elsewhere_time_share', 'Di lantai lain', '{}'),
    ('process_colocation_share', 'Kedekatan proses', '{"theme": "theme_name", "work_unit": "unit_code"}')
) as t(metric, label, dimensions);
create table fct_neighbours as
select date '2025-06-01' as period, 'd1' as _delivery_id, ['d1'] as _delivery_ids, 1 as _row, * from (values
    ('025', 'U1', '005', 'U2', 'Pangan', true, true, true), ('025', 'U1', '025', 'U3', 'Energi', false, false, true),
    ('005', 'U2', '025', 'U3', 'Energi', false, false, false)
) as t(agency_code, unit_code, next_agency_code, next_unit_code, theme_name, is_joint_floor, is_joint_building, is_colocated);
insert into dim_members
select 'work_unit', * from (values ('U1', 'Ditjen Pajak', 'Ditjen Pajak', 1), ('U2', 'Setjen', 'Setjen', 2), ('U3', 'Ditjen Anggaran', 'Ditjen Anggaran', 3));
insert into fct_metrics by name
select metric, agency_code, date '2025-06-01' as period, dimension, member, numerator, denominator, 100.0 * numerator / denominator as value
from (values
    ('attendance', 'all', 'all', 'all', 150, 200), ('attendance', '025', 'all', 'all', 90, 100), ('attendance', '005', 'all', 'all', 60, 100),
    ('elsewhere_time_share', '025', 'all', 'all', 5, 100), ('process_colocation_share', 'all', 'all', 'all', 2, 3),
    ('process_colocation_share', 'all', 'theme', 'Pangan', 1, 1), ('process_colocation_share', 'all', 'theme', 'Energi', 1, 2),
    ('process_colocation_share', '025', 'theme', 'Pangan', 1, 1), ('process_colocation_share', '025', 'theme', 'Energi', 1, 1),
    ('process_colocation_share', '005', 'theme', 'Energi', 0, 1)
) as t(metric, agency_code, dimension, member, numerator, denominator);
