-- What it costs, on top of the small edition: a saving with its range, two agencies' offices, norms, applications, travel.
insert into dim_metrics by name
select metric, label as label_id, label as label_en, unit, 'up' as direction, 'cost_efficiency' as theme, place as rank, dimensions,
    'Uraian.' as description_id, 'Description.' as description_en, 'Kemenkeu' as owner
from (values
    ('shared_office_saving', 'Penghematan', 'IDR', 1, '{"estimate": "member"}'), ('shared_office_saving_share', 'Bagian hemat', 'percent', 2, '{"estimate": "member"}'),
    ('shared_service_saving', 'Hemat layanan', 'IDR', 3, '{"shared_service": "shared_service"}'),
    ('operating_cost_per_asn', 'Biaya per ASN', 'IDR_per_person', 4, '{}'), ('operating_cost_per_m2', 'Biaya per m²', 'IDR_per_m2', 5, '{}'),
    ('cost_norm_ratio', 'Biaya terhadap standar', 'ratio', 6, '{"norm": "norm"}'), ('application_cost_avoided', 'Aplikasi', 'IDR', 7, '{"saving_state": "member"}'),
    ('capital_travel_cost', 'Perjalanan', 'IDR', 8, '{}')
) as t(metric, label, unit, place, dimensions);
alter table dim_metrics add column price_year double;
alter table dim_metrics add column area_type varchar;
alter table dim_metrics add column headcount_type varchar;
update dim_metrics set price_year = 2024 where theme = 'cost_efficiency';
update dim_metrics set headcount_type = 'head' where metric = 'operating_cost_per_asn';
update dim_metrics set area_type = 'UOA' where metric = 'operating_cost_per_m2';

insert into dim_members values
    ('estimate', 'low', 'Batas bawah', 'Lower bound', 1), ('estimate', 'central', 'Nilai tengah', 'Central', 2), ('estimate', 'high', 'Batas atas', 'Upper bound', 3),
    ('shared_service', 'buildings', 'Gedung', 'Buildings', 1), ('norm', 'utilities', 'Langganan daya', 'Utilities', 1), ('norm', 'supplies', 'Keperluan', 'Supplies', 2),
    ('saving_state', 'proposed', 'Diusulkan', 'Proposed', 1), ('saving_state', 'approved', 'Disetujui', 'Approved', 2), ('saving_state', 'realised', 'Terwujud', 'Realised', 3);

insert into fct_metrics by name
select metric, agency as agency_code, month::date as period, dimension, member, numerator, denominator, value
from (values
    ('shared_office_saving', 'all', '2025-06-01', 'all', 'all', 20e9, null, 20e9), ('shared_office_saving', 'all', '2025-06-01', 'estimate', 'central', 20e9, null, 20e9),
    ('shared_office_saving_share', 'all', '2025-06-01', 'estimate', 'low', 15e9, 25e9, 60.0), ('shared_office_saving_share', 'all', '2025-06-01', 'estimate', 'central', 20e9, 30e9, 66.7),
    ('shared_office_saving_share', 'all', '2025-06-01', 'estimate', 'high', 22e9, 32e9, 68.8),
    ('shared_service_saving', 'all', '2025-06-01', 'shared_service', 'buildings', 12e9, null, 12e9),
    ('operating_cost_per_asn', 'all', '2025-06-01', 'all', 'all', 60e9, 2000, 30e6), ('operating_cost_per_asn', '025', '2025-06-01', 'all', 'all', 40e9, 1000, 40e6),
    ('operating_cost_per_asn', '005', '2025-06-01', 'all', 'all', 20e9, 1000, 20e6), ('operating_cost_per_m2', 'all', '2025-06-01', 'all', 'all', 60e9, 20000, 3e6),
    ('operating_cost_per_m2', '025', '2025-06-01', 'all', 'all', 40e9, 8000, 5e6),
    ('cost_norm_ratio', 'all', '2025-06-01', 'norm', 'utilities', 9e9, 10e9, 0.9), ('cost_norm_ratio', 'all', '2025-06-01', 'norm', 'supplies', 12e9, 10e9, 1.2),
    ('application_cost_avoided', 'all', '2025-06-01', 'saving_state', 'proposed', 8e9, null, 8e9), ('application_cost_avoided', 'all', '2025-06-01', 'saving_state', 'realised', 2e9, null, 2e9),
    ('capital_travel_cost', 'all', '2025-05-01', 'all', 'all', 7e9, null, 7e9), ('capital_travel_cost', 'all', '2025-06-01', 'all', 'all', 8e9, null, 8e9)
) as t(metric, agency, month, dimension, member, numerator, denominator, value);

create table fct_application_savings as select '025' as agency_code, 'proposed' as saving_state, 'A1' as application_id, 'Cuti Online' as application_name,
    'Setjen' as owner_unit_name, 5e9 as maintenance_cost_idr;
