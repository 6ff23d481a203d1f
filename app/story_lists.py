"""The lists that the stories of the move, the shared office and of cost read; `lists.py` takes them in."""

UNTOLD = """period in (select period from fct_metrics
        where metric = '{}' and agency_code = 'all' and dimension = 'all' and value is null)"""
"""Which months' national number is withheld: what is made of it is not told in its stead."""
UNIT = "columns('^(period|agency_code|wave|unit_code|component|agency_spbe_name|echelon1_unit_name|planned_date)$')"
"""A unit of the move and a component; in editions from before it had a key, without that."""
HANDED = "columns('^(period|.*agency_code|.*unit_code|theme_name|is_joint_.*|is_colocated)$')"
"""Both sides of a hand-over and how near they sit; in editions from before units were told, agencies alone."""
STORIES = {
    "phases": "from dim_phases order by phase",
    "milestones": "from fct_milestones order by milestone_date, milestone",
    "waves": "from dim_waves order by sort_order",
    "arrival_paths": "select period, path, reached_date, people from fct_arrival_paths order by all",
    "arrivals_so_far": f"""select period, planned_people, arrived_people from fct_completion_forecasts
        where estimate = 'central' and arrived_people is not null and not {UNTOLD.format("arrived_people")}
        order by period""",
    "planned_waves": """select agency_code, wave, sum(planned_people) as people from fct_relocation_plans
        where plan_version = (select max_by(plan_version, sort_order) from dim_plan_versions)
        group by all order by all""",
    "housing": f"""select period, habitable_homes, occupied_homes, due_people from fct_housing
        where not {UNTOLD.format("plan_attainment")} order by period""",
    "readiness": f"select {UNIT}, component_order, planned_people, is_moved, is_ready from fct_readiness order by all",
    "blockers": f"""select {UNIT}, due_state, held_up_people, blocker_rank from fct_blockers
        order by period, held_up_people desc, agency_spbe_name, echelon1_unit_name, component""",
    "targets": f"""select targets.*, progress.arrived_people, progress.period as measured_period
        from dim_transition_targets as targets left join (
            select target, max_by(arrived_people, period) as arrived_people, max(period) as period
            from fct_target_progress where target_bound = 'minimum' and not {UNTOLD.format("arrived_people")}
            group by all) as progress
            on targets.target = progress.target
        order by target_year, targets.target""",
    "buildings": "select building_code, site, building_name, building_complex_name from dim_buildings order by all",
    "floors": """select floor_code, floors.building_code, floors.site, floor_number, label_id, label_en, building_name,
        building_complex_name, trim(replace(building_name, coalesce(building_complex_name, '~'), '')) as tower
        from dim_floors as floors inner join dim_buildings as buildings
            on floors.building_code = buildings.building_code order by all""",
    "floor_space": "select * exclude (_delivery_id, _delivery_ids, _row) from fct_floor_space order by all",
    "neighbours": f"select {HANDED} from fct_neighbours order by all",
    "building_months": """select building_code, period, green_rating, is_green, electricity_kwh, solar_kwh, water_m3,
        waste_kg from fct_building_months order by all""",
    "application_savings": """select agency_code, saving_state, application_name, owner_unit_name,
        maintenance_cost_idr from fct_application_savings order by maintenance_cost_idr desc, application_id""",
}
