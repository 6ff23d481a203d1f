"""What the views are built of: cards, charts, filters, the status strip, passports, downloads and words."""
