// Opens cited articles, copies, prints. Listens on the document, because answers come and go.
(() => {
  const opened = (id) => {
    const part = document.getElementById(id);
    if (part && part.tagName === "DETAILS") part.open = true;
    return part;
  };

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
      const before = button.textContent;
      button.textContent = "Tersalin ✓";
      setTimeout(() => { button.textContent = before; }, 1600);
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
    if (cite) { event.preventDefault(); openCitation(cite.dataset.cite); }
    else if (jump) {
      event.preventDefault();
      const part = opened(jump.dataset.jump);
      if (part) part.scrollIntoView({ block: "start" });
    } else if (copy) copied(copy, copy.dataset.copy);
    else if (at("[data-print]")) window.print();
    else if (at("[data-again]")) {
      const box = document.querySelector("#question textarea");
      if (box) { box.focus(); box.scrollIntoView({ block: "center" }); }
    }
  });
})();
