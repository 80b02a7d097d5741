// Which chats are on the page: side by side on a desk, one at a time on a phone.

import { post } from "./api.js";
import { avatar } from "./avatar.js";
import { byId, h, icon, isPhone, memory } from "./dom.js";
import { dialog } from "./dialogs.js";
import { notice, trying } from "./notices.js";
import { store } from "./store.js";

const KEY = "simulator.roles";
const COLUMN = 330;

class Roles extends EventTarget {
  chosen = memory.read(KEY);
  active = null;

  /** The ids of the chats on the page, in the order of the roles. */
  get shown() {
    const ids = [...store.people.keys()];
    if (isPhone()) return ids.filter((id) => id === (store.people.has(this.active) ? this.active : ids[0]));
    const wanted = this.chosen ?? ids.slice(0, Math.max(1, Math.min(4, Math.floor((innerWidth - 104) / COLUMN))));
    return ids.filter((id) => wanted.includes(id));
  }

  isShown(id) {
    return this.shown.includes(id);
  }

  show(id) {
    this.active = id;
    if (!isPhone() && !this.isShown(id)) this.choose([...this.shown, id]);
    store.markRead(id);
    this.dispatchEvent(new Event("changed"));
  }

  hide(id) {
    this.choose(this.shown.filter((one) => one !== id));
    this.dispatchEvent(new Event("changed"));
  }

  toggle(id) {
    if (!isPhone() && this.isShown(id)) this.hide(id);
    else this.show(id);
  }

  choose(ids) {
    this.chosen = ids;
    memory.write(KEY, ids);
  }
}

export const roles = new Roles();

export function startRail() {
  for (const name of ["loaded", "unread"]) store.on(name, draw);
  roles.addEventListener("changed", draw);
  matchMedia("(max-width: 760px)").addEventListener("change", () => roles.dispatchEvent(new Event("changed")));
}

function draw() {
  const focused = document.activeElement?.dataset.role;
  byId("rail").replaceChildren(...[...store.people.values()].map(entry), adder());
  if (focused) byId("rail").querySelector(`[data-role="${focused}"]`)?.focus();
}

function entry(person) {
  const unread = store.unread.get(person.id);
  const badge = unread && h("span", { class: "badge", "aria-label": `${unread} belum dibaca` }, unread);
  const pressed = String(roles.isShown(person.id));
  const node = h("button", { type: "button", "aria-pressed": pressed, title: person.name, onclick: () => roles.toggle(person.id) },
    avatar(person), h("span", { class: "name" }, isPhone() ? person.name.replace(/^Operator /, "") : person.name), badge);
  node.dataset.role = person.id;
  return node;
}

function adder() {
  const sign = h("span", { class: "avatar plus", "aria-hidden": "true" }, icon("plus"));
  return h("button", { type: "button", onclick: askForRole }, sign, h("span", { class: "name" }, "Tambah"));
}

function askForRole() {
  const name = h("input", { name: "name", required: true, maxlength: 60, placeholder: "Operator Dinas Sosial", autocomplete: "off" });
  const form = h("form", { onsubmit: (event) => add(event, name.value.trim()) },
    h("label", { class: "form-row" }, "Nama peran", name),
    h("div", { class: "dialog-foot" }, h("button", { type: "submit", class: "pill strong" }, "Tambahkan")));
  const shown = dialog("Tambah peran", h("p", {}, "Peran baru mendapat obrolan sendiri dengan bot."), form);
  form.addEventListener("submit", () => shown.close());
}

async function add(event, name) {
  event.preventDefault();
  const made = name && (await trying(() => post("people", { name, note: "peran tambahan" })));
  if (!made) return;
  await store.load();
  roles.show(made.id);
  notice(`${made.name} ditambahkan.`);
}

