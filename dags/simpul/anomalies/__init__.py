"""Anomalies: values outside their own history, and who drives them."""
