// A role that the visitor adds: somebody else who meets the bot.

import { post } from "./api.js";
import { dialog } from "./dialogs.js";
import { h } from "./dom.js";
import { notice, trying } from "./notices.js";
import { store } from "./store.js";

export function askForRole(roles) {
  const name = h("input", { name: "name", required: true, maxlength: 60, placeholder: "Operator Dinas Sosial", autocomplete: "off" });
  const form = h("form", { onsubmit: (event) => (event.preventDefault(), shown.close(), add(roles, name.value.trim())) },
    h("label", { class: "form-row" }, "Nama peran", name),
    h("div", { class: "dialog-foot" }, h("button", { type: "submit", class: "pill strong" }, "Tambahkan")));
  const shown = dialog("Tambah peran", h("p", {}, "Peran baru mendapat obrolan sendiri dengan bot."), form);
}

async function add(roles, name) {
  const made = name && (await trying(() => post("people", { name, note: "peran tambahan" })));
  if (!made) return;
  await store.load();
  roles.show(made.id);
  notice(`${made.name} ditambahkan.`);
}
