"""Simpul's library: land, validate, load, model, audit, publish. No Airflow inside."""
