-- A small move, on top of the small edition: two waves, of which the first came late; one unit waits for homes.
insert into dim_metrics by name
select metric, label as label_id, label as label_en, unit, 'up' as direction, 'relocation' as theme, place as rank,
    dimensions, 'Uraian.' as description_id, 'Description.' as description_en, 'PANRB' as owner
from (values
    ('plan_attainment', 'Capaian rencana', 'percent', 1, '{"wave": "wave"}'), ('arrived_people', 'Orang tiba', 'people', 2, '{"wave": "wave"}'),
    ('planned_people', 'Orang direncanakan', 'people', 3, '{}'), ('arrival_delay', 'Keterlambatan', 'days', 4, '{"wave": "wave"}'),
    ('held_up_people', 'Orang tertahan', 'people', 5, '{"component": "component"}'), ('component_readiness', 'Kesiapan komponen', 'percent', 6, '{}'),
    ('unit_readiness', 'Kesiapan unit', 'percent', 7, '{}'), ('target_attainment', 'Capaian target', 'percent', 8, '{}'),
    ('forecast_completion_months', 'Bulan tersisa', 'months', 9, '{}')
) as t(metric, label, unit, place, dimensions);

insert into fct_metrics by name
select metric, 'all' as agency_code, date '2025-06-01' as period, dimension, member, numerator, denominator, value
from (values
    ('plan_attainment', 'all', 'all', 190, 200, 95.0), ('plan_attainment', 'wave', '1', 120, 120, 100.0),
    ('plan_attainment', 'wave', '2', 70, 80, 87.5), ('arrival_delay', 'wave', '1', 13680, 120, 114.0),
    ('arrival_delay', 'wave', '2', 0, 70, 0.0), ('arrived_people', 'all', 'all', 190, null, 190.0),
    ('held_up_people', 'all', 'all', 40, null, 40.0), ('held_up_people', 'component', 'housing', 40, null, 40.0)
) as t(metric, dimension, member, numerator, denominator, value);

insert into dim_members values
    ('component', 'housing', 'Hunian', 'Housing', 2), ('component', 'network', 'Jaringan', 'Network', 3),
    ('due_state', 'due', 'Jatuh tempo', 'Due', 1), ('wave', '1', 'Gelombang 1', 'Wave 1', 1), ('wave', '2', 'Gelombang 2', 'Wave 2', 2);

create table dim_phases as select * from (values
    ('1', 'Fase 1: miniatur', 'Phase 1: miniature', 2022, 2024, 2020, 2024, true, 'Perpres', 'conflicting'),
    ('2', 'Fase 2: kantor bersama', 'Phase 2: shared office', 2025, 2029, 2025, 2029, false, 'Perpres', 'stated')
) as t(phase, label_id, label_en, official_from_year, official_to_year, press_from_year, press_to_year, is_conflicting, source, status);
create table fct_milestones as select 'all' as agency_code, * from (values
    ('law', '1', 'UU 3/2022', 'Law 3/2022', date '2022-02-15', 'day', 'reported', 'JDIH'),
    ('people', '2', '9.500 ASN', '9,500 civil servants', date '2029-01-01', 'year', 'planned', 'Perpres 79/2025')
) as t(milestone, phase, label_id, label_en, milestone_date, date_precision, status, source);
create table dim_waves as select * from (values
    ('1', 'Gelombang 1', 'Wave 1', 1, date '2024-09-01', date '2024-12-01'), ('2', 'Gelombang 2', 'Wave 2', 2, date '2025-01-01', date '2025-06-01'),
    ('unlisted', 'Di luar daftar', 'On no list', 999, null, null)
) as t(wave, label_id, label_en, sort_order, first_planned_date, last_planned_date);
create table dim_plan_versions as select '5' as plan_version, 5 as sort_order;
create table fct_relocation_plans as select '025' as agency_code, '5' as plan_version, wave, people as planned_people
from (values ('2', 80), ('unlisted', 300)) as t(wave, people);

create table fct_completion_forecasts as select 'all' as agency_code, month::date as period, 'central' as estimate, 500 as planned_people, 150 + 20 * n as arrived_people
from (values (timestamp '2025-05-01', 1), (timestamp '2025-06-01', 2)) as t(month, n);
create table fct_arrival_paths as select 'all' as agency_code, date '2025-06-01' as period, path, reached_date, people from (values
    ('plan', date '2025-06-01', 200.0), ('plan', date '2025-12-01', 500.0), ('low', date '2025-06-01', 190.0), ('low', date '2025-12-01', 500.0),
    ('central', date '2025-06-01', 190.0), ('central', date '2025-12-01', 400.0), ('high', date '2025-06-01', 190.0), ('high', date '2025-12-01', 250.0)
) as t(path, reached_date, people);
create table fct_housing as select 'all' as agency_code, * from (values
    (date '2024-12-01', 66, 66, 120), (date '2025-06-01', 300, 190, 200)) as t(period, habitable_homes, occupied_homes, due_people);

create table fct_readiness as select date '2025-06-01' as period, '025' as agency_code, '2' as wave, component, component_order, 'KEMENTERIAN AGAMA' as agency_spbe_name,
    unit as echelon1_unit_name, 40 as planned_people, date '2025-06-01' as planned_date, false as is_moved, component = 'network' or unit = 'Setjen' as is_ready
from (values ('unit', 0), ('housing', 2), ('network', 3)) as c(component, component_order), (values ('Setjen'), ('Itjen')) as u(unit);
create table fct_blockers as select date '2025-06-01' as period, '025' as agency_code, '2' as wave, 'housing' as component, 'due' as due_state,
    'KEMENTERIAN AGAMA' as agency_spbe_name, 'Itjen' as echelon1_unit_name, 40 as held_up_people, 1 as blocker_rank, date '2025-06-01' as planned_date;
create table dim_transition_targets as select *, date '2025-06-30' as signed_date, 'Sumber lain menulis 30 Juli 2025' as signed_note_id,
    'Another source says 30 July 2025' as signed_note_en from (values
    ('people_moved', 'ASN pindah', 'Civil servants moved', 'people', 1700.0, 4100.0, 2025, true, 'Perpres 79/2025', 'conflicting'),
    ('offices', 'Gedung kantor', 'Offices built', 'percent', 20.0, 20.0, 2025, false, 'Perpres 79/2025', 'stated')
) as t(target, label_id, label_en, unit, minimum, maximum, target_year, is_measured, source, status);
create table fct_target_progress as select 'all' as agency_code, 'people_moved' as target, 'minimum' as target_bound, 190 as arrived_people, date '2025-06-01' as period;
