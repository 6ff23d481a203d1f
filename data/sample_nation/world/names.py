"""Invented Indonesian names: parts of several naming cultures put together at random; any likeness is chance."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
import polars as pl


@dataclass(frozen=True)
class Culture:
    """How one culture's sample names are made: given names of men and women, then perhaps more parts."""

    share: float
    men: tuple[str, ...]
    women: tuple[str, ...]
    middle: tuple[str, ...]
    last: tuple[str, ...]
    middle_share: float = 0.3
    last_share: float = 0.7


def crossed(starts: str, ends: str) -> tuple[str, ...]:
    """Return every start with every end."""
    return tuple(start + end for start in starts.split() for end in ends.split())


def listed(*texts: str) -> tuple[str, ...]:
    """Return the parts of texts in which ``_`` stands for a space."""
    return tuple(part.replace("_", " ") for text in texts for part in text.split())


JAVA = crossed(
    "Su Har Wi Pra Dar Mar Sar Bam Jat Rus Kus Tri Dwi Eko Nur Pur Sugi Wid Her Tu",
    "yanto tono manto giman wadi janto bowo narko diono santo kirno yadi mono pardi wito lasno",
)
JAVA_WOMEN = crossed(
    "Su Sri Tri Wi Har Dwi Ken Lis Sul Ret Pur Kus Mar Sar Nur Ist Har Wid Rum Tit",
    "wati yani ningsih yanti lestari astuti mini narti iyah hartini yatun rahayu suryani inah setyowati",
)
SUNDA = crossed("Da Ju Ru De Ya A Ta En Ca Ko U Du", "dang jang han den yat sep tang kos hyan man jat din")
SUNDA_WOMEN = crossed("E Ne I Ro Li Ti Nu Ci Wi Yu", "uis neng mas sita lis nar nur cih dang roh ningsih")
FAITH = listed(
    "Ahmad Muhammad Abdul Nur Syaiful Fathur Ridwan Hasan Ilham Zainal Mukhlis Faisal Rizal Amir Taufiq Hafiz Lutfi",
    "Khairul Badrul Anas Idris Yusuf Ismail Ibrahim Arif Farid Hamzah Jamal Kamil Luqman Mustafa Rasyid Salman Umar",
)
FAITH_WOMEN = listed(
    "Siti Nur Aisyah Fatimah Khadijah Zahra Laila Hafsah Maryam Rahma Salma Nabila Azizah Hanifah Amina Dalilah Farah",
    "Hasna Inayah Jamilah Kamila Lutfiah Mawaddah Naila Qonita Rabiah Safira Tsania Ummu Wardah Yasmin Zulaikha Nida",
)
BATAK = listed("Binsar Togar Parlin Sahat Hotman Jonggi Tumpal Mangasi Poltak Maruli Saut Ronggur Bonar Tigor")
BATAK_WOMEN = listed("Tiur Rotua Lasma Rosmawati Dame Risma Tiorida Nurmala Marlinda Hotmaida Saurma Duma Lamria")
BALI = crossed(
    "I_Wayan_ I_Made_ I_Nyoman_ I_Ketut_ I_Putu_", "Suarta Gunawan Wirata Sudarma Astawa Mahendra Arnawa Yasa"
)
BALI_WOMEN = crossed("Ni_Luh_ Ni_Made_ Ni_Nyoman_ Ni_Ketut_ Ni_Putu_", "Ayu Suartini Wardani Asih Ratih Sukerti Padmi")
EAST = listed("Yohanes Petrus Markus Simon Lukas Daniel Benyamin Agustinus Ferdinand Elias Matheus Yosep Melkianus")
EAST_WOMEN = listed("Maria Yuliana Martha Ester Debora Agustina Fransiska Paulina Regina Theresia Yohana Magdalena")
MODERN = crossed("Ar An Ri Fe Di Ga Re Yo Be Al", "dian dika zky rian mas lang yhan nanda gas vino")
MODERN_WOMEN = crossed("A Di Me Ni Pu Re In Vi Ka Yu", "nggita anda lani sya tri nata dira via rina mira")

CULTURES = (
    Culture(0.36, JAVA, JAVA_WOMEN, crossed("Adi Budi Catur Dwi Eka Heru Joko Ari", "man yanto no wan ka nur"),
            crossed("Pra Wi Nu Har Ku Sa Mu Su", "setyo bowo groho jaya sumo tama listyo darma wardana santosa"),
            0.2, 0.62),
    Culture(0.14, SUNDA, SUNDA_WOMEN, listed("Asep Ujang Cecep Iis Yayah Wawan Dadan Euis Tatang Nina Dede Yuyun"),
            crossed("Ram Her Su Na Ku Se Wir Gu Ar", "dani mawan herman tiana nandar pandi tisna jaya")),
    Culture(0.20, FAITH, FAITH_WOMEN,
            listed("Fauzi Hakim Rahman Aziz Hidayah Karim Latif Munir Basri Salim Ghani Wahid Jalil Qadir Rauf Majid"),
            crossed("Hida Maula Rama Fir Al Fadil Nasu Hara Iskan Mubar Syah Abdul",
                    "yat na dhan dausi amsyah lah rudin dar")),
    Culture(0.09, BATAK, BATAK_WOMEN, listed("Parulian Martua Hasiholan Uli Tio"),
            listed("Simarata Hutaraja Siboru Pandiangin Sitohang Manurang Siahara Tambunin Nainggal Sinagala"),
            0.3, 0.97),
    Culture(0.05, BALI, BALI_WOMEN, listed("Agus Gede Oka"), listed("Putra Adnyana Wiguna Saraswati Dewi"), 0.1, 0.4),
    Culture(0.08, EAST, EAST_WOMEN, listed("Yosef Paulus Anselmus"),
            listed("Wanggara Tabunai Lekatompes Manuhua Rumbekwa Kelenat Tamaela Nabuka Watimena Fangidai"),
            0.25, 0.97),
    Culture(0.08, MODERN, MODERN_WOMEN, listed("Putra Putri Dwi Surya Bagas"),
            crossed("Prata Sapu Nugra Perma Wija Kusu Lesma Hali Tanu Guna", "ma tra ha ta ya raja"), 0.3, 0.85),
)  # fmt: skip


@cache
def _pools() -> tuple[list[str], dict[str, np.ndarray], dict[str, np.ndarray]]:
    """Return all parts in one list, and where each culture's parts of a kind begin and how many they are."""
    parts: list[str] = []
    begins, counts = {}, {}
    for kind in ("men", "women", "middle", "last"):
        held = [[part.replace("_", " ").strip() for part in getattr(culture, kind)] for culture in CULTURES]
        begins[kind] = len(parts) + np.cumsum([0, *map(len, held)])[:-1]
        counts[kind] = np.array([len(each) for each in held])
        parts += [part for each in held for part in each]
    return parts, begins, counts


def full_names(rng: np.random.Generator, is_woman: np.ndarray) -> pl.Series:
    """Draw one name for each person; some are a single word."""
    parts, begins, counts = _pools()
    pool, number = pl.Series(parts), len(is_woman)
    culture = rng.choice(len(CULTURES), number, p=[each.share for each in CULTURES]).astype(np.int8)

    def drawn(kind: str) -> np.ndarray:
        return begins[kind][culture] + (rng.random(number) * counts[kind][culture]).astype(np.int64)

    given = np.where(is_woman, drawn("women"), drawn("men"))
    has_middle = rng.random(number) < np.array([each.middle_share for each in CULTURES])[culture]
    has_last = rng.random(number) < np.array([each.last_share for each in CULTURES])[culture]
    parts_of = {"given": given, "middle": drawn("middle"), "last": drawn("last")}
    frame = pl.DataFrame({name: pool.gather(places) for name, places in parts_of.items()})
    middle, last = (
        pl.when(pl.Series(has)).then(pl.concat_str(pl.lit(" "), name)).otherwise(pl.lit(""))
        for name, has in (("middle", has_middle), ("last", has_last))
    )
    return frame.select(pl.concat_str("given", middle, last).alias("full_name")).to_series()


FRONT = ("", "Drs.", "Dra.", "H.", "Hj.", "Dr.", "Prof. Dr.", "Ir.")
BACK = {
    "SMA": ("", ""),
    "D-III": ("A.Md.", "A.Md.Kom.", "A.Md.Ak."),
    "D-IV/S-1": ("S.E.", "S.H.", "S.T.", "S.Kom.", "S.Sos.", "S.Si.", "S.A.P.", "S.Pd.", "S.Ak."),
    "S-2": ("S.E., M.M.", "S.H., M.H.", "S.T., M.T.", "S.Kom., M.Kom.", "S.Sos., M.Si.", "S.A.P., M.A.P.", "M.P.A."),
    "S-3": ("S.E., M.M.", "S.H., LL.M.", "S.T., M.Eng.", "M.Si.", "M.A."),
}


def titles(rng: np.random.Generator, education: pl.Series, is_woman: np.ndarray, is_old: np.ndarray) -> pl.DataFrame:
    """Draw titles before and behind the name as education and, for the old ones, custom give them; "" is none."""
    number = len(education)
    chance, level = rng.random(number), education.replace_strict(list(BACK), range(len(BACK)), return_dtype=pl.Int8)
    level = level.to_numpy()
    front = np.select(
        [level == 4, (level == 2) & is_old & (chance < 0.4), (level == 3) & (chance < 0.04), chance > 0.94],
        [np.where(chance < 0.1, 6, 5), 1 + is_woman, 7, 3 + is_woman],
        0,
    )
    pool = [each for group in BACK.values() for each in group]
    sizes = np.array([len(group) for group in BACK.values()])
    place = np.cumsum([0, *sizes])[:-1][level] + (rng.random(number) * sizes[level]).astype(np.int64)
    frame = pl.DataFrame({"title_front": pl.Series(FRONT).gather(front), "title_back": pl.Series(pool).gather(place)})
    is_whole = pl.col("title_front").is_in(FRONT[1:3] + FRONT[7:])
    return frame.with_columns(title_back=pl.when(is_whole).then(pl.lit("")).otherwise("title_back"))
