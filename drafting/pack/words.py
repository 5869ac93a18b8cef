"""The words of packs that are neither law nor anybody's answer, in one place."""

from corpus.model import Verdict

HEADINGS = {
    Verdict.DILARANG: "TIDAK BOLEH",
    Verdict.WAJIB: "WAJIB",
    Verdict.BOLEH_BERSYARAT: "BERSYARAT",
    Verdict.BOLEH: "BOLEH",
}
HINTS = {
    Verdict.DILARANG: "",
    Verdict.WAJIB: "",
    Verdict.BOLEH_BERSYARAT: "bergantung keadaannya; bila ragu, jangan dulu dan tanyakan tertulis kepada pimpinan "
    "atau Bawaslu",
    Verdict.BOLEH: "",
}
COLOURS = {
    Verdict.DILARANG: "9F1D1D",
    Verdict.WAJIB: "114A86",
    Verdict.BOLEH_BERSYARAT: "7A4B00",
    Verdict.BOLEH: "14602F",
    Verdict.INFORMASI: "3D4A57",
}
UNLISTED = "Yang tidak tercantum di sini belum tentu boleh."
DIGEST = (
    "Kalimatnya ringkasan Netral, bukan kutipan naskah; informasi hukum, bukan nasihat hukum dan bukan putusan. "
    "Untuk kepastian baca naskah resminya dan tanyakan tertulis kepada pimpinan instansi atau Bawaslu."
)
SECONDARY = "Tanda * berarti sumber kami sekunder: periksa naskah resminya sebelum dipakai."
CONTESTED = "Tanda † berarti sumber hukumnya berbeda-beda: baca penjelasannya, dan bila ragu jangan dulu."
CHOICES = ("Boleh", "Boleh bersyarat", "Dilarang", "Wajib")
RIGHT = {
    Verdict.DILARANG: "Tidak boleh",
    Verdict.BOLEH: "Boleh",
    Verdict.BOLEH_BERSYARAT: "Bergantung keadaannya; ada syarat yang harus dipenuhi",
}
PLAIN_YES = "Boleh, tanpa syarat apa pun"
PLAIN_NO = "Tidak boleh sama sekali"
WHICH = {
    Verdict.BOLEH: "Manakah yang boleh dilakukan {who} dalam {occasion}?",
    Verdict.BOLEH_BERSYARAT: "Manakah yang boleh dilakukan {who} dalam {occasion}, tetapi hanya dengan syarat?",
}
BOUND = (
    "Kewajiban ini lahir dari peraturan yang disebut di bawah, bukan dari ikrar: tanpa tanda tangan pun aturan itu "
    "mengikat. "
    "Susunan kalimatnya buatan Netral; kami tidak menemukan aturan yang menetapkan bunyi ikrar."
)
MESSAGE_END = (
    "Ringkasan Netral, bukan nasihat hukum. Ragu? Jangan dulu; tanyakan tertulis kepada pimpinan atau Bawaslu."
)
GREEN, RED = COLOURS[Verdict.BOLEH], COLOURS[Verdict.DILARANG]
