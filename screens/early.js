// Runs before Gradio: the labels are Indonesian until the reader switches, whatever the language of the browser.
(() => {
  const KEY = "netral-language";
  let language = "id";
  try { language = localStorage.getItem(KEY) === "en" ? "en" : "id"; } catch (error) { /* a browser that keeps nothing */ }
  Object.defineProperty(navigator, "language", { get: () => language, configurable: true });
  Object.defineProperty(navigator, "languages", { get: () => [language], configurable: true });
  const root = document.documentElement;
  const told = () => { root.dataset.language = language; root.lang = language; };
  window.netralLanguage = (chosen) => {
    language = chosen;
    try { localStorage.setItem(KEY, language); } catch (error) { /* the choice lasts until the page is closed */ }
    told();
  };
  told();
})();
