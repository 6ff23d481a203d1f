"""What was published about money for Nusantara, with sources; figures conflict, each keeps its row (DOMAIN B)."""

from __future__ import annotations

import polars as pl

BLOOMBERG, CNN = "bloombergtechnoz 96507", "CNN 1316932"
TRILLION = 1_000_000_000_000
FIGURES = pl.DataFrame(
    [
        (2025, "126", "Program Pengembangan Kawasan Strategis", "F", 5.89, "Usulan", BLOOMBERG),
        (2025, "033", "Program Infrastruktur Ibu Kota Nusantara", "F", 9.11, "Usulan", BLOOMBERG),
        (2025, "126", "Pembangunan Ibu Kota Nusantara, seluruh K/L", "T", 13.0, "Diberitakan", "Kompas"),
        (2025, "126", "Pembangunan Ibu Kota Nusantara, seluruh K/L", "T", 4.7, "Ditetapkan", CNN),
        (2026, "126", "Program Pengembangan Kawasan Strategis", "F", 5.71, "Ditetapkan", BLOOMBERG),
        (2026, "126", "Program Dukungan Manajemen", "WA", 0.553, "Ditetapkan", BLOOMBERG),
        (2026, "126", "Pembangunan Ibu Kota Nusantara, seluruh K/L", "T", 21.18, "Usulan", BLOOMBERG),
        (2022, "126", "Pembangunan Ibu Kota Nusantara, seluruh K/L", "T", 5.5, "Realisasi", BLOOMBERG),
        (2023, "126", "Pembangunan Ibu Kota Nusantara, seluruh K/L", "T", 27.0, "Realisasi", BLOOMBERG),
        (2024, "126", "Pembangunan Ibu Kota Nusantara, seluruh K/L", "T", 43.3, "Realisasi", BLOOMBERG),
    ],
    schema=["fiscal_year", "budget_section_code", "programme_name", "kind", "trillions", "status", "source"],
    orient="row",
)
"""Trillion rupiah as printed; kind WA is management support, F an agency's own programme, T a total of all."""
OF_AUTHORITY = {2025: 4.7 * TRILLION, 2026: 5.71 * TRILLION}
"""What the sample country's authority may spend on its own programme: the 4.7 that CNN reports as enacted, all of it
taken to be the authority's, and the 5.71 of 2026. Its support, as that of all others, has the size of the sample."""
