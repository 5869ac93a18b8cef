"""The three plain pages of the live quiz: to type a code, to play on a phone, to show on a projector."""

from screens.markup import esc

LAW = "Informasi hukum dari Netral, bukan nasihat hukum. Jawaban tidak disimpan dan tanpa nama."


def _whole(title: str, kind: str, code: str, body: str) -> str:
    return (
        '<!doctype html><html lang="id"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{esc(title)}</title>"
        '<link rel="stylesheet" href="/kuis/aset/kuis.css"><link rel="icon" href="data:,">'
        '<script src="/kuis/aset/kuis.js" defer></script></head>'
        f'<body class="{kind}" data-kind="{kind}" data-code="{esc(code)}">{body}</body></html>'
    )


def join_page() -> str:
    """Where someone without a QR code types the code."""
    return _whole(
        "Gabung kuis Netral",
        "gabung",
        "",
        '<main><h1>Gabung kuis</h1><form id="masuk"><label for="kode">Kode kuis</label>'
        '<input id="kode" name="kode" maxlength="4" autocomplete="off" autocapitalize="characters" required>'
        f'<button type="submit">Gabung</button></form></main><footer><p>{LAW}</p></footer>',
    )


def player_page(code: str) -> str:
    """The phone's page: the question, four large buttons, then the answer and why."""
    return _whole(
        f"Kuis {code}",
        "pemain",
        code,
        f'<main><p class="kepala"><span>Kuis {esc(code)}</span> <span id="nomor"></span> <span id="sisa"></span></p>'
        '<h1 id="teks" aria-live="polite">Menghubungkan …</h1>'
        '<div id="opsi" role="group" aria-label="Pilihan jawaban"></div>'
        '<div id="penjelasan" aria-live="polite"></div><p id="pesan" role="status"></p></main>'
        f'<footer><p id="hukum"></p><p>{LAW}</p></footer>',
    )


def host_page(code: str, address: str, *, reachable: bool) -> str:
    """The projector's page: how to join, the question, the countdown, the tally, the answer, and the host's buttons."""
    warning = (
        ""
        if reachable
        else '<p class="awas">Ponsel lain belum dapat bergabung: jalankan <code>netral serve --lan</code>.</p>'
    )
    return _whole(
        f"Kuis {code}: layar",
        "layar",
        code,
        f'<main><p class="kepala"><span id="judul"></span> <span id="nomor"></span> <span id="sisa"></span></p>'
        f'<section id="ajakan"><img src="/kuis/{esc(code)}/qr.svg" alt="Kode QR untuk bergabung">'
        f'<div><p>Pindai, atau buka</p><p class="alamat">{esc(address)}</p><p>Kode</p><p class="kode">{esc(code)}</p>'
        f"{warning}</div></section>"
        '<h1 id="teks" aria-live="polite"></h1><ol id="opsi"></ol><div id="penjelasan" aria-live="polite"></div>'
        '<p id="pesan" role="status"></p></main>'
        '<footer><p><span id="hitung"></span> <span id="hukum"></span></p><p class="tombol">'
        '<button id="lanjut" type="button">Mulai</button> '
        '<button id="akhiri" type="button">Akhiri</button></p></footer>',
    )
