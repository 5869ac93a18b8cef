// Opens cited articles, copies, prints. Listens on the document, because answers come and go.
(() => {
  const english = () => document.documentElement.dataset.language === "en";
  const switched = async () => {
    const [from, to] = english() ? ["en", "id"] : ["id", "en"];
    window.netralLanguage(to);
    const core = performance.getEntriesByType("resource").map((one) => one.name).find((name) => /\/core-[^/]+\.js$/.test(name));
    const module = core ? await import(core) : {};
    if (!module.changeLocale) { location.reload(); return; }  // another Gradio: the labels follow after a reload
    module.changeLocale(to);
    // Gradio writes the labels of its tabs once and for all.
    document.querySelectorAll("#tabs [role=tab], #tabs .overflow-dropdown button").forEach((tab) => {
      const row = TABS.find((one) => one[from] === tab.textContent.trim());
      if (row) tab.textContent = row[to];
    });
    named();
  };

  // The button of the tabs that do not fit on a phone has only an English name of Gradio's.
  const named = () => {
    const more = document.querySelector("#tabs .overflow-menu > button");
    if (more) more.setAttribute("aria-label", english() ? "More tabs" : "Tab lainnya");
  };
  new MutationObserver(named).observe(document.documentElement, { childList: true, subtree: true });

  // Offered by browsers only over https or on this machine.
  let installing = null;
  window.addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    installing = event;
    document.querySelectorAll("[data-install]").forEach((button) => { button.hidden = false; });
  });

  // A file that the server made and did not keep.
  window.netralSave = (file) => {
    if (!file) { alert("Jawaban ini sudah tidak ada di server. Tanyakan sekali lagi."); return; }
    const bytes = Uint8Array.from(atob(file.data), (char) => char.charCodeAt(0));
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([bytes], { type: file.type }));
    link.download = file.name;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };

  const opened = (id) => {
    const part = document.getElementById(id);
    if (part && part.tagName === "DETAILS") part.open = true;
    return part;
  };

  let left = null;  // the mark that a reader left the answer by
  const openCitation = (key) => {
    const number = key.split("-")[1];
    const card = [...document.querySelectorAll("details.card")].find((one) => one.dataset.cites.split(" ").includes(key));
    if (!card) return;
    card.open = true;
    document.querySelectorAll("mark.now").forEach((mark) => mark.classList.remove("now"));
    const marks = [...card.querySelectorAll("mark")].filter((mark) => mark.dataset.n.split(" ").includes(number));
    marks.forEach((mark) => mark.classList.add("now"));
    const why = marks[0] && marks[0].closest("details.why");
    if (why) why.open = true;
    (card.querySelector("summary")).focus({ preventScroll: true });
    const wide = window.matchMedia("(min-width: 1100px)").matches;
    const target = wide && marks[0] ? marks[0] : card;
    target.scrollIntoView({ block: wide ? "center" : "start", behavior: "auto" });
  };

  const copied = (button, text) => {
    const done = () => {
      const before = button.innerHTML;
      button.textContent = english() ? "Copied ✓" : "Tersalin ✓";
      setTimeout(() => { button.innerHTML = before; }, 1600);
    };
    const byHand = () => {
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
      done();
    };
    // Plain http in a local network has no clipboard, hence the older way.
    if (navigator.clipboard && window.isSecureContext) navigator.clipboard.writeText(text).then(done, byHand);
    else byHand();
  };

  document.addEventListener("click", (event) => {
    const at = (selector) => event.target.closest && event.target.closest(selector);
    const cite = at("[data-cite]");
    const jump = at("[data-jump]");
    const copy = at("[data-copy]");
    if (cite) { event.preventDefault(); left = cite; openCitation(cite.dataset.cite); }
    else if (at("[data-back]")) {
      const card = at("details.card").dataset.cites.split(" ")[0];
      const mark = left && left.isConnected ? left : document.querySelector(`[data-cite="${card}"]`);
      if (mark) { mark.focus({ preventScroll: true }); mark.scrollIntoView({ block: "center" }); }
    }
    else if (jump) {
      event.preventDefault();
      const part = opened(jump.dataset.jump);
      if (part) part.scrollIntoView({ block: "start" });
    } else if (copy) copied(copy, copy.dataset.copy);
    else if (at("[data-print]")) window.print();
    else if (at("[data-switch]")) switched();
    else if (at("[data-install]") && installing) installing.prompt();
    else if (at("[data-again]")) {
      const box = document.querySelector("#question textarea");
      if (box) { box.focus(); box.scrollIntoView({ block: "center" }); }
    }
  });
})();
