"""Errors as programs read them: a stable code, what happened, and what to do; Indonesian, never a trace or a path."""

from dataclasses import dataclass

from corpus.errors import BadReference, MissingTool, NetralError, NotInCorpus, StaleIndex, UnreadableFile, WriterBusy


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request was not done: the HTTP status, a code for programs, and two sentences for people."""

    status: int
    code: str
    message: str
    what_to_do: str

    @property
    def body(self) -> dict[str, dict[str, str]]:
        """As JSON."""
        return {"error": {"code": self.code, "message": self.message, "what_to_do": self.what_to_do}}


FOREIGN = Refusal(
    403,
    "asal-lain",
    "Permintaan ini datang dari halaman situs lain.",
    "Panggil dari program, bukan dari halaman situs lain; alamat lain (CORS) tidak dibuka.",
)
NO_MODEL = Refusal(
    422, "tanpa-model", "Di server ini tidak ada model bahasa.", "Kirim tanpa rephrase; jawabannya tetap lengkap."
)
UNKNOWN = Refusal(404, "tidak-ada", "Alamat ini tidak ada.", "Lihat daftar alamat di /api/openapi.json.")
TOO_SLOW = Refusal(408, "terlalu-lambat", "Permintaan ini tidak selesai dikirim.", "Kirim ulang dalam satu menit.")
BUSY = Refusal(503, "sibuk", "Terlalu banyak permintaan sekaligus.", "Coba lagi beberapa detik lagi.")
REFUSALS: dict[type[NetralError], Refusal] = {
    BadReference: Refusal(
        422,
        "rujukan-tidak-terbaca",
        "Rujukan ini tidak terbaca sebagai peraturan atau pasal.",
        "Tulis seperti pp-94-2021/pasal-5/huruf-n/angka-1, atau Pasal 5 huruf n angka 1 PP 94/2021.",
    ),
    NotInCorpus: Refusal(
        404,
        "naskah-tidak-ada",
        "Naskahnya belum terpasang, atau pasal itu tidak ada di dalamnya.",
        "Lihat /api/status; pengelola memasangnya dengan netral fetch atau netral ingest.",
    ),
    UnreadableFile: Refusal(
        422,
        "berkas-tidak-terbaca",
        "Berkas ini tidak dapat dibaca sebagai surat.",
        "Kirim DOCX, PDF, HTML, Markdown, atau teks yang tidak rusak dan tidak bersandi.",
    ),
    MissingTool: Refusal(
        501,
        "alat-tidak-ada",
        "Permintaan ini memerlukan program yang tidak terpasang di server.",
        "Untuk surat hasil pindai: kirim teksnya, atau minta pengelola memasang Tesseract.",
    ),
    StaleIndex: Refusal(
        503, "indeks-usang", "Indeks pencarian perlu dibuat ulang.", "Minta pengelola menjalankan netral rebuild."
    ),
    WriterBusy: Refusal(503, "sedang-ditulis", "Naskah sedang diperbarui.", "Coba lagi beberapa saat lagi."),
}
FAILED = Refusal(500, "gagal", "Permintaan ini gagal karena kesalahan pada data.", "Laporkan kepada pengelola.")


def refusal(error: NetralError) -> Refusal:
    """What a program is told of an error."""
    return next((said for kind, said in REFUSALS.items() if isinstance(error, kind)), FAILED)


def too_large(limit: int) -> Refusal:
    """The request has more bytes than this address takes."""
    return Refusal(413, "terlalu-besar", f"Permintaan ini lebih besar dari {limit:,} bita.", "Kirim yang lebih kecil.")


def bad_input(fields: str) -> Refusal:
    """Fields that are missing, unknown, or of the wrong form; their values are not repeated."""
    return Refusal(422, "masukan-tidak-sah", f"Masukan tidak sah: {fields}.", "Lihat bentuknya di /api/openapi.json.")
