"""What a work unit's budget is made of: outputs, and under each the accounts that it spends on.

Accounts 51, 52 and 53 are those of the Bagan Akun Standar (DOMAIN A2). Six-digit accounts, the letters of KRO, the
numbers of RO and the amounts a head are recalled or drawn, not taken from a source: sample data.
"""

from __future__ import annotations

import polars as pl

JAKARTA, NUSANTARA = "0151", "1654"
"""Location codes of treasury for Central Jakarta and for the capital to be; recalled, not checked."""
OUTPUTS = pl.DataFrame(
    [
        ("WA", "EBA", "994", "Layanan Perkantoran", "Layanan", 0.0, False),
        ("WA", "EBA", "962", "Layanan Umum", "Layanan", 0.1, False),
        ("WA", "EBB", "951", "Layanan Sarana Internal", "Unit", 0.6, False),
        ("WA", "EBB", "971", "Layanan Prasarana Internal", "Unit", 0.05, False),
        ("WA", "EBA", "996", "Layanan Perkantoran di Ibu Kota Nusantara", "Layanan", 0.1, True),
        ("*", "ABA", "001", "Rekomendasi Kebijakan", "Rekomendasi Kebijakan", 0.1, False),
        ("*", "BMA", "002", "Data dan Informasi Publik", "Layanan", 0.2, False),
        ("*", "RBB", "003", "Prasarana Kawasan Inti Pusat Pemerintahan", "Unit", 0.1, True),
    ],
    schema=["programme", "kro", "ro", "output_name", "output_unit", "target_a_head", "is_ikn"],
    orient="row",
)
"""Outputs: programme (``*`` the agency's own), KRO, RO, name, unit, target a head, whether tagged for Nusantara."""
LINES = pl.DataFrame(
    [
        ("EBA", "994", "511111", "Belanja Gaji Pokok PNS", 62.0, 1.0, "salary"),
        ("EBA", "994", "512411", "Belanja Pegawai (Tunjangan Kinerja)", 74.0, 1.0, "salary"),
        ("EBA", "994", "521111", "Belanja Keperluan Perkantoran", 4.5, 1.0, "even"),
        ("EBA", "994", "522111", "Belanja Langganan Listrik", 2.4, 1.0, "even"),
        ("EBA", "994", "522112", "Belanja Langganan Telepon", 1.1, 1.0, "even"),
        ("EBA", "994", "522113", "Belanja Langganan Air", 0.3, 0.8, "even"),
        ("EBA", "994", "522141", "Belanja Sewa", 6.0, 0.8, "upfront"),
        ("EBA", "994", "522191", "Belanja Jasa Lainnya", 5.0, 1.0, "even"),
        ("EBA", "994", "523111", "Belanja Pemeliharaan Gedung dan Bangunan", 3.2, 1.0, "late"),
        ("EBA", "994", "523121", "Belanja Pemeliharaan Peralatan dan Mesin", 1.8, 1.0, "even"),
        ("EBA", "962", "521211", "Belanja Bahan", 3.0, 1.0, "late"),
        ("EBA", "962", "524111", "Belanja Perjalanan Dinas Biasa", 7.0, 1.0, "travel"),
        ("EBA", "962", "524113", "Belanja Perjalanan Dinas Dalam Kota", 2.0, 0.7, "travel"),
        ("EBB", "951", "532111", "Belanja Modal Peralatan dan Mesin", 4.0, 0.8, "capital"),
        ("EBB", "951", "536111", "Belanja Modal Lainnya", 3.0, 0.25, "capital"),
        ("EBB", "971", "533111", "Belanja Modal Gedung dan Bangunan", 20.0, 0.12, "capital"),
        ("EBA", "996", "524111", "Belanja Perjalanan Dinas Biasa", 6.0, 1.0, "travel"),
        ("EBA", "996", "522191", "Belanja Jasa Lainnya", 2.5, 1.0, "late"),
        ("ABA", "001", "521211", "Belanja Bahan", 5.0, 0.9, "late"),
        ("ABA", "001", "522131", "Belanja Jasa Konsultan", 6.0, 0.4, "capital"),
        ("ABA", "001", "524111", "Belanja Perjalanan Dinas Biasa", 5.0, 0.9, "travel"),
        ("BMA", "002", "522191", "Belanja Jasa Lainnya", 2.5, 0.5, "late"),
        ("RBB", "003", "533111", "Belanja Modal Gedung dan Bangunan", 40.0, 1.0, "capital"),
        ("RBB", "003", "534111", "Belanja Modal Jalan dan Jembatan", 40.0, 1.0, "capital"),
    ],
    schema=["kro", "ro", "account_code", "account_name", "millions_a_head", "chance", "rhythm"],
    orient="row",
)
"""Budget lines: output, account, million rupiah a head and year, how many units have one, how the year spends it."""
RHYTHMS = {
    "salary": (1.0, 1.0, 1.9, 1.0, 1.0, 2.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.1),
    "even": (0.6, 0.9, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.1, 1.1, 1.5),
    "upfront": (2.5, 5.0, 2.5, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.4),
    "late": (0.1, 0.4, 0.7, 0.8, 1.0, 1.0, 0.9, 1.0, 1.1, 1.3, 1.8, 3.2),
    "travel": (0.2, 0.6, 0.8, 0.6, 1.1, 1.1, 1.0, 1.0, 1.2, 1.4, 1.6, 2.2),
    "capital": (0.0, 0.2, 0.4, 0.5, 0.7, 0.9, 0.9, 1.0, 1.2, 1.5, 2.4, 5.0),
}
"""Weights of the twelve months: salaries with their thirteenth and fourteenth, the peak of December elsewhere."""
ABSORPTION = {"salary": 0.985, "even": 0.965, "upfront": 0.99, "late": 0.94, "travel": 0.95, "capital": 0.91}
"""The share of a ceiling that a year spends, on average."""
OF_AUTHORITY, OF_MOVERS = "003", "996"
"""The outputs that only the capital's authority has, and only those who move."""
RENT = "522141"
OFFICE_ACCOUNTS = ("522111", "522112", "522113", "522141", "522191", "523111")
"""Accounts of running an office in Jakarta: what falls once its people have left."""
