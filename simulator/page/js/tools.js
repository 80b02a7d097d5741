// The rest of the bar: Mulai ulang, light and dark, the sheet of tools on a phone.

import { post } from "./api.js";
import { byId, h, memory } from "./dom.js";
import { dialog } from "./dialogs.js";
import { notice, trying } from "./notices.js";
import { store } from "./store.js";

const KEY = "simulator.theme";

export function startTools() {
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  setTheme(memory.read(KEY) ?? (dark ? "dark" : "light"));
  byId("theme").addEventListener("click", changeTheme);
  byId("open-restart").addEventListener("click", askToRestart);
  byId("tools-toggle").addEventListener("click", () => setSheet(!bar().classList.contains("open")));
  document.addEventListener("click", (event) => {
    if (event.target.closest(".tools, #clock-due, main, .rail")) setSheet(false);
  });
}

const bar = () => document.querySelector(".bar");

function setSheet(open) {
  bar().classList.toggle("open", open);
  byId("tools-toggle").setAttribute("aria-expanded", String(open));
}

function setTheme(name) {
  document.documentElement.dataset.theme = name;
}

function changeTheme() {
  const name = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
  setTheme(name);
  memory.write(KEY, name);
}

function askToRestart() {
  const yes = h("button", { type: "button", class: "pill danger", onclick: async () => (shown.close(), (await restart()) && notice("Demo dimulai dari awal.")) }, "Mulai ulang");
  const no = h("button", { type: "button", class: "pill", onclick: () => shown.close() }, "Batal");
  const words = h("p", {}, "Semua obrolan dan data demo kembali ke keadaan awal.");
  const shown = dialog("Mulai ulang?", words, h("div", { class: "dialog-foot" }, no, yes));
  no.focus();
}

/** True once the page shows the new beginning as well. */
export async function restart() {
  const shown = new Promise((done) => store.addEventListener("restarted", done, { once: true }));
  const begun = await trying(() => post("restart"));
  if (!begun) return false;
  await shown;
  return true;
}
