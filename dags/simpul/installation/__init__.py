"""An installation on one machine: Airflow's home and processes, the sample country, and what the machine lacks."""
