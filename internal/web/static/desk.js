// Keys, and what the reader chose to see. Every page works without this file.
"use strict";
(() => {
  const stored = (name) => { try { return localStorage.getItem("readout." + name); } catch { return null; } };
  const store = (name, value) => { try { localStorage.setItem("readout." + name, value); } catch { /* private windows have no room */ } };

  // Layers of a text, and rows of a matrix, stay as the reader left them.
  for (const box of document.querySelectorAll('.layers input:not(#layer-gone)')) {
    const kept = stored(box.id);
    if (kept !== null) box.checked = kept === "1";
    box.addEventListener("change", () => store(box.id, box.checked ? "1" : "0"));
  }

  const keys = document.getElementById("keys");
  if (keys) {
    keys.checked = stored("keys") !== "0";
    keys.addEventListener("change", () => store("keys", keys.checked ? "1" : "0"));
  }

  // What can be stepped through with j and k.
  const steps = ".storyrow h2 a, .hit h2 a, .list th a, .matrix tbody td .value, .matrix .why summary, .agendaitem .evidence a, .saidlist .words";
  const step = (by) => {
    const all = [...document.querySelectorAll(steps)].filter((e) => e.offsetParent !== null);
    if (!all.length) return;
    const at = all.indexOf(document.activeElement);
    const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1)];
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  };

  const places = { s: "/", a: "/agenda", p: "/documents", e: "/entities" };
  let going = 0;
  document.addEventListener("keydown", (event) => {
    if (stored("keys") === "0" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select")) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    const soon = event.timeStamp - going < 1500;
    going = 0;
    if (soon && places[event.key]) {
      location.href = places[event.key];
      return;
    }
    switch (event.key) {
      case "/": event.preventDefault(); document.getElementById("find").focus(); break;
      case "j": step(1); break;
      case "k": step(-1); break;
      case "g": going = event.timeStamp; break;
      case "?": location.href = "/help"; break;
    }
  });
})();
