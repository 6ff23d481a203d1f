"""What every agency needs software for, whatever its affairs: the ground on which applications are built twice.

Each function has the codes under which most agencies register it; two functions that share them are no duplicates, and
an agency that registers under other codes hides one. Names and texts are invented in the style of public registers.
"""

from __future__ import annotations

from typing import NamedTuple


class OfficeFunction(NamedTuple):
    """A function: its RAB and RAL codes, names that agencies give such an application, and what they write about it."""

    key: str
    rab: str
    ral: str
    names: tuple[str, ...]
    does: str


def _listed(key: str, rab: str, ral: str, names: str, does: str) -> OfficeFunction:
    return OfficeFunction(key, f"RAB.09.{rab}", f"RAL.02.{ral}", tuple(names.split("|")), does)


FUNCTIONS = (
    _listed(
        "staff", "06.01.01", "04.01", "SIMPEG|SIMASN|e-Kepegawaian|SIKEP|Portal Pegawai", "data dan riwayat pegawai"
    ),
    _listed("attendance", "06.01.02", "04.02", "e-Presensi|SIAP Hadir|Absensi Online|SIKDA", "kehadiran pegawai"),
    _listed("leave", "06.01.02", "04.02", "e-Cuti|SICUTI|Cuti Online", "permohonan dan persetujuan cuti"),
    _listed("performance", "06.02.01", "07.01", "e-Kinerja|SIKINERJA|e-SKP|SIPKP", "sasaran dan penilaian kinerja"),
    _listed("training", "06.03.01", "04.03", "LMS|e-Learning|Kelas Digital|SIBANGKOM", "pelatihan dan pembelajaran"),
    _listed("selection", "06.03.02", "04.04", "Seleksi Terbuka|e-Seleksi|SIJPT", "seleksi jabatan"),
    _listed("letters", "07.01.01", "06.01", "e-Office|TNDE|SINADIN|Persuratan Digital|SISUMAKER", "naskah dinas"),
    _listed("archives", "07.01.02", "06.01", "e-Arsip|SIKAR|Arsip Digital", "arsip dinamis dan inaktif"),
    _listed("meetings", "07.02.01", "06.02", "e-Rapat|SIRUANG|Booking Ruang", "pemesanan ruang dan agenda rapat"),
    _listed("vehicles", "07.02.02", "06.02", "e-Kendaraan|SIMOBDIN|Randis", "peminjaman kendaraan dinas"),
    _listed("helpdesk", "07.02.03", "06.03", "Helpdesk TI|Service Desk|SIBANTU|e-Tiket", "bantuan layanan TIK"),
    _listed("library", "07.03.01", "06.04", "Perpustakaan Digital|e-Library|SLiMS", "koleksi dan peminjaman buku"),
    _listed("planning", "05.01.01", "03.01", "e-Renja|SIRENA|e-Planning|SIPERENCANA", "usulan rencana dan anggaran"),
    _listed("monitoring", "05.01.02", "03.02", "e-Monev|SIMONEV|Monev Online|SIPANTAU", "capaian program dan kegiatan"),
    _listed("travel", "02.01.01", "02.01", "e-Perjadin|SIPERDIN|SPPD Online", "surat tugas dan biaya perjalanan dinas"),
    _listed("treasury", "02.01.02", "02.01", "SIKEU|e-Bendahara|SIBAKU", "pertanggungjawaban bendahara"),
    _listed("assets", "02.02.01", "02.02", "SIMASET|e-BMN|SIBMN|Aset Digital", "aset dan barang milik negara"),
    _listed("supplies", "02.02.02", "02.02", "e-Persediaan|SIGUDANG|ATK Online", "persediaan barang habis pakai"),
    _listed("procurement", "02.03.01", "02.03", "e-Pengadaan Internal|SIPBJ|SIKONTRAK", "usulan paket dan kontrak"),
    _listed("risk", "06.04.01", "08.01", "e-Risiko|SIMARIS|SPIP Online", "register dan penanganan risiko"),
    _listed(
        "audit", "06.04.02", "08.02", "e-Audit|SIMWAS|Tindak Lanjut Temuan", "temuan pemeriksaan dan tindak lanjut"
    ),
    _listed("accountability", "06.05.01", "07.02", "e-SAKIP|SIAKUN|LAKIP Online", "akuntabilitas kinerja instansi"),
    _listed("reform", "06.05.02", "08.03", "e-RB|SIRB|Zona Integritas", "rencana aksi reformasi birokrasi"),
    _listed("data", "03.01.01", "09.01", "Satu Data|Portal Data|Dashboard Data|SIDATA", "kumpulan data dan metadata"),
    _listed("dashboard", "03.01.02", "09.01", "Dashboard Pimpinan|Ruang Kendali|War Room", "indikator bagi pimpinan"),
    _listed("signature", "03.02.01", "09.02", "e-Sign|TTE|SITANDA", "penandatanganan elektronik dokumen"),
    _listed("law", "07.04.01", "05.01", "JDIH|SIHUKUM|e-Regulasi", "peraturan dan dokumentasi hukum"),
    _listed("survey", "07.04.02", "05.02", "e-Survei|SIKEPUASAN|SKM Online", "survei kepuasan masyarakat"),
    _listed("complaints", "04.01.01", "05.03", "e-Lapor|SIPADU|Pengaduan Online|WBS", "pengaduan dan pelanggaran"),
    _listed("requests", "04.01.02", "05.03", "e-PPID|PPID Online|Informasi Publik", "permohonan informasi publik"),
)
"""The codes below RAB.09 and RAL.02 beyond level 2 are ours."""
DEEDS = (
    "Perizinan", "Pendaftaran", "Pemantauan", "Pelaporan", "Pendataan", "Pengawasan", "Sertifikasi", "Bantuan",
    "Informasi", "Peta",
)  # fmt: skip
"""What an agency's own applications do with the matters of its units."""
WORDINGS = (
    "Aplikasi untuk mengelola {}.", "Sistem pengelolaan {} secara elektronik.",
    "Mencatat dan memproses {} di lingkungan instansi.", "Layanan daring {}.",
    "Mendukung {} dari pengajuan sampai pelaporan.",
)  # fmt: skip
"""How a register's free text puts a function."""
