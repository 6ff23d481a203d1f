-- What the rows that paper prints were made from, added to the small edition by the tests that open their codes.
alter table dim_plan_versions add column issued_period date default '2025-01-01';
alter table fct_relocation_plans add column agency_spbe_name varchar default 'KEMENTERIAN AGAMA';
alter table fct_relocation_plans add column echelon1_unit_name varchar default 'Sekretariat';
alter table fct_relocation_plans add column planned_date date;
update fct_relocation_plans set planned_people = 200, planned_date = '2025-06-01' where wave = '2';
update fct_relocation_plans set planned_date = '2025-12-01' where planned_date is null;
alter table fct_relocation_plans add column _row bigint default 1;
alter table fct_relocation_plans add column _delivery_id varchar default 'd1';
alter table fct_arrival_paths add column _delivery_id varchar default 'd1';
alter table fct_completion_forecasts add column people_per_month double default 20;
alter table fct_completion_forecasts add column observed_months bigint default 12;
alter table fct_completion_forecasts add column _delivery_id varchar default 'd1';
alter table fct_completion_forecasts add column _delivery_ids varchar[] default ['d1'];
insert into fct_completion_forecasts by name
select forecasts.* replace (bound as estimate) from fct_completion_forecasts as forecasts, (values ('low'), ('high')) as t(bound)
where period = '2025-06-01';
create table fct_applications as
select 'd1' as _delivery_id, row_number() over () as _row, 'k1' as cluster_id, * from (values
    ('a1', '025', 'e-Surat', 'Biro Umum', 'Operasional', 9e8::double, false),
    ('a2', '025', 'Surat Agama', 'Biro Umum', 'Operasional', 7e8::double, true),
    ('a3', '054', 'Surat Statistik', 'Biro Umum', 'Operasional', 1.8e9::double, true),
    ('a4', '005', 'Surat Lama', 'Biro Umum', 'Henti', 4e8::double, true)
) as t(application_id, agency_code, application_name, owner_unit_name, application_status, maintenance_cost_idr, is_surplus);
alter table fct_application_savings add column owner_unit_name varchar default 'Biro Umum';
alter table fct_application_savings add column _row bigint default 1;
alter table fct_application_savings add column _delivery_id varchar default 'd1';
create table fct_exchanges as
select 'd1' as _delivery_id, 1 as _row, date '2025-06-01' as period, 'x' || row_number() over () as exchange_key,
    's1' as bus_service_id, 'a1' as application_id, 'a3' as consumer_application_id, * from (values
    ('025', '054', 100000, 30), ('025', '054', 20000, 0), ('054', '025', 4000, 0), ('005', '054', 0, 0)
) as t(agency_code, consumer_agency_code, call_count, failed_call_count);
alter table fct_programme_lines add column work_unit_code varchar default '100001';
alter table fct_programme_lines add column programme_name varchar default 'Program';
alter table fct_programme_lines add column activity_name varchar default 'Kegiatan';
alter table fct_programme_lines add column _row bigint default 1;
alter table fct_programme_lines add column _delivery_id varchar default 'd1';
alter table fct_milestones add column _row bigint default 1;
alter table fct_milestones add column _delivery_id varchar default 'd1';
alter table fct_readiness add column unit_code varchar;
update fct_readiness set unit_code = lower(echelon1_unit_name);
alter table fct_readiness add column _row bigint default 1;
alter table fct_readiness add column _delivery_id varchar default 'd1';
alter table fct_blockers add column unit_code varchar default 'itjen';
alter table fct_blockers add column _row bigint default 1;
alter table fct_blockers add column _delivery_id varchar default 'd1';
alter table fct_thematic_handovers add column _row bigint default 1;
alter table fct_thematic_handovers add column _delivery_id varchar default 'd1';
alter table fct_nusantara_kpis add column status varchar default 'cited';
alter table fct_nusantara_kpis add column source varchar default 'kompas';
alter table fct_rating_units add column _row bigint default 1;
alter table fct_rating_units add column _delivery_id varchar default 'd1';
alter table fct_building_months add column agency_code varchar default '126';
alter table fct_building_months add column _row bigint default 1;
alter table fct_building_months add column _delivery_id varchar default 'd1';
insert into dim_metrics by name
select known.* replace (named as metric, named as label_en, named as label_id) from dim_metrics as known,
    (values ('planned_people'), ('forecast_completion_months'), ('duplicated_maintenance_cost'),
        ('application_cost_avoided'), ('active_exchange_pairs'), ('target_attainment'), ('component_readiness'), ('held_up_people'),
        ('broken_handovers'), ('rating_rule_conformity'), ('nusantara_kpi_measurability'), ('published_conflict_spread'), ('energy_per_m2'), ('commitments_at_risk'), ('financial_progress')) as t(named)
where metric = 'budget_execution_index' and named not in (select metric from dim_metrics);
