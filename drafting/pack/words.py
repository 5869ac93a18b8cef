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
    Verdict.BOLEH_BERSYARAT: "bergantung keadaannya; bila ragu, jangan dulu dan tanyakan tertulis kepada PPK atau Bawaslu",
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
