// The live quiz on phones and on the projector. Asks the server once a second; writes words as text, never as HTML.
(() => {
  const { kind, code } = document.body.dataset;
  const part = (id) => document.getElementById(id);
  const write = (id, text) => { const node = part(id); if (node && node.textContent !== text) node.textContent = text; };
  const made = (name, text, look) => {
    const node = document.createElement(name);
    if (text) node.textContent = text;
    if (look) node.className = look;
    return node;
  };
  const LETTERS = "ABCD";

  if (kind === "gabung") {
    part("masuk").addEventListener("submit", (event) => {
      event.preventDefault();
      const typed = part("kode").value.trim().toUpperCase();
      if (typed) location.href = `/kuis/${encodeURIComponent(typed)}`;
    });
    return;
  }

  const base = `/kuis/${encodeURIComponent(code)}`;
  // The token of the host stands behind the #, which no browser sends; it is kept for a reload of this tab only.
  const tokenKey = `netral-kuis-${code}`;
  if (kind === "layar" && location.hash.length > 1) sessionStorage.setItem(tokenKey, location.hash.slice(1));
  const token = () => sessionStorage.getItem(tokenKey) || "";
  const playerKey = `netral-pemain-${code}`;
  let player = sessionStorage.getItem(playerKey) || "";
  let shown = "";
  let until = 0;
  let stopped = false;

  const send = async (path, value) => {
    const headers = { "content-type": "application/json" };
    if (kind === "layar") headers["x-netral-pemandu"] = token();
    const answer = await fetch(base + path, { method: "POST", headers, body: JSON.stringify(value) });
    const told = await answer.json();
    if (!answer.ok) throw new Error(told.pesan);
    return told;
  };

  const tell = (error) => {
    const lost = error instanceof TypeError;
    write("pesan", lost ? "Sambungan terputus; mencoba lagi …" : error.message);
    if (!lost && /tidak ada atau sudah berakhir/.test(error.message)) {
      stopped = true;
      write("teks", "Kuis ini tidak ada atau sudah berakhir.");
      part("opsi").replaceChildren();
    }
  };

  const chosenBy = async (number, option) => {
    try { draw(await send("/jawab", { pemain: player, soal: number, pilihan: option })); } catch (error) { tell(error); }
  };

  const drawPlayer = (state) => {
    const options = part("opsi");
    if (!state.soal) { options.replaceChildren(); part("penjelasan").replaceChildren(); return; }
    const answered = state.fase === "jawaban";
    options.replaceChildren(...state.soal.opsi.map((text, at) => {
      const button = made("button", `${LETTERS[at]}. ${text}`);
      button.type = "button";
      button.disabled = answered;
      button.setAttribute("aria-pressed", String(state.pilihan === at));
      if (answered && at === state.soal.kunci) button.classList.add("kunci");
      if (answered && state.pilihan === at && at !== state.soal.kunci) button.classList.add("keliru");
      button.addEventListener("click", () => chosenBy(state.nomor, at));
      return button;
    }));
    const parts = [];
    if (answered) {
      const right = state.pilihan === state.soal.kunci;
      const word = state.pilihan === null ? "Tidak dijawab." : right ? "Benar." : "Belum tepat.";
      parts.push(made("h2", `${word} Jawabannya ${LETTERS[state.soal.kunci]}.`));
      const said = [state.soal.kunci];
      if (state.pilihan !== null && !right) said.push(state.pilihan);
      said.forEach((at) => {
        const reason = state.soal.alasan[at];
        parts.push(made("p", `${LETTERS[at]}: ${reason.teks}`), made("p", reason.dasar, "dasar"));
      });
    }
    part("penjelasan").replaceChildren(...parts);
  };

  const drawHost = (state) => {
    part("ajakan").hidden = state.fase !== "menunggu";
    const options = part("opsi");
    options.replaceChildren(...(state.soal ? state.soal.opsi : []).map((text, at) => {
      const item = made("li", "", state.soal.kunci === at ? "kunci" : "");
      item.append(made("span", `${LETTERS[at]}. ${text}`));
      if (state.soal.hitung) item.append(made("strong", String(state.soal.hitung[at])));
      return item;
    }));
    const parts = [];
    if (state.fase === "jawaban") {
      const reason = state.soal.alasan[state.soal.kunci];
      parts.push(made("h2", `Jawaban: ${LETTERS[state.soal.kunci]}. ${state.soal.opsi[state.soal.kunci]}`));
      parts.push(made("p", reason.teks), made("p", `Dasar: ${reason.dasar}`, "dasar"));
      const why = made("details");
      why.append(made("summary", "Mengapa yang lain keliru"));
      state.soal.alasan.forEach((one, at) => {
        if (at !== state.soal.kunci) why.append(made("p", `${LETTERS[at]}: ${one.teks} (${one.dasar})`));
      });
      parts.push(why);
    }
    part("penjelasan").replaceChildren(...parts);
    write("judul", state.judul);
    write("hitung", state.fase === "soal" ? `${state.menjawab} dari ${state.pemain} sudah menjawab.` : `${state.pemain} bergabung.`);
    const last = state.nomor >= state.jumlah;
    write("lanjut", { menunggu: "Mulai", soal: "Tutup soal", jawaban: last ? "Selesai" : "Soal berikutnya" }[state.fase] || "Selesai");
    part("lanjut").disabled = state.fase === "selesai";
    part("akhiri").disabled = state.fase === "selesai";
  };

  const draw = (state) => {
    until = state.fase === "soal" ? Date.now() + state.sisa * 1000 : 0;
    const { sisa, ...rest } = state;
    const key = JSON.stringify(kind === "pemain" ? { ...rest, menjawab: 0, pemain: 0 } : rest);
    write("nomor", state.nomor && state.fase !== "selesai" ? `Soal ${state.nomor} dari ${state.jumlah}` : "");
    write("hukum", state.hukum);
    if (key === shown) return;
    shown = key;
    const waiting = kind === "layar" ? state.judul : "Anda sudah bergabung. Tunggu pemandu memulai.";
    const over = kind === "layar" ? "Kuis selesai. Terima kasih." : `Kuis selesai. Jawaban benar Anda: ${state.benar} dari ${state.nomor}.`;
    write("teks", state.fase === "selesai" ? over : state.soal ? state.soal.teks : waiting);
    write("pesan", "");
    (kind === "layar" ? drawHost : drawPlayer)(state);
    if (state.fase === "selesai") stopped = true;
  };

  const tick = () => write("sisa", until ? `${Math.max(0, Math.ceil((until - Date.now()) / 1000))} detik` : "");

  const look = async () => {
    try {
      if (kind === "pemain" && !player) {
        player = (await send("/gabung", {})).pemain;
        sessionStorage.setItem(playerKey, player);
      }
      const answer = await fetch(`${base}/keadaan?p=${encodeURIComponent(player)}`);
      const state = await answer.json();
      if (!answer.ok) throw new Error(state.pesan);
      draw(state);
      if (part("pesan").textContent.startsWith("Sambungan")) write("pesan", "");
    } catch (error) { tell(error); }
    if (!stopped) setTimeout(look, 1000);
  };

  if (kind === "layar") {
    const act = (perintah) => async () => { try { draw(await send("/kendali", { perintah })); } catch (error) { tell(error); } };
    part("lanjut").addEventListener("click", act("lanjut"));
    part("akhiri").addEventListener("click", act("akhiri"));
  }
  setInterval(tick, 250);
  look();
})();
