// The list of chats, and which of them are on the page: side by side on a desk, one on a phone.

import { avatar, chooseSigns } from "./avatar.js";
import { byId, h, icon, isPhone, memory } from "./dom.js";
import { askForGroup } from "./groups.js";
import { askForRole } from "./newcomers.js";
import { store } from "./store.js";
import { serviceWords } from "./talk.js";
import { hour } from "./time.js";

const KEY = "simulator.roles";
const COLUMN = 335; // what a chat wants in width; it can do with less

class Roles extends EventTarget {
  chosen = memory.read(KEY);
  active = null;

  /** The ids of the chats on the page, in the order of the list. */
  get shown() {
    const ids = [...store.chats.keys()];
    if (isPhone()) return ids.filter((id) => id === (store.chats.has(this.active) ? this.active : ids[0]));
    const wanted = this.chosen ?? this.fitting(ids);
    return ids.filter((id) => wanted.includes(id));
  }

  /** As many as there is room for; those in front first. */
  fitting(ids) {
    const room = Math.max(1, Math.floor((innerWidth - byId("rail").offsetWidth) / COLUMN));
    const inFront = ids.filter((id) => store.chats.get(id).in_front);
    return [...inFront, ...ids.filter((id) => !inFront.includes(id))].slice(0, room);
  }

  isShown(id) {
    return this.shown.includes(id);
  }

  show(id) {
    this.active = id;
    if (!isPhone() && !this.isShown(id)) this.choose([...this.shown, id]);
    store.markRead(id);
    this.changed();
  }

  hide(id) {
    this.choose(this.shown.filter((one) => one !== id));
    this.changed();
  }

  choose(ids) {
    this.chosen = ids;
    memory.write(KEY, ids);
  }

  /** A group that became a supergroup stays where it was. */
  follow() {
    for (const { id, was } of store.groups) {
      if (this.active === was) this.active = id;
      if (this.chosen?.includes(was)) this.choose(this.chosen.map((one) => (one === was ? id : one)));
    }
  }

  changed() {
    this.dispatchEvent(new Event("changed"));
  }
}

export const roles = new Roles();

export function startRail() {
  store.on("loaded", () => (chooseSigns(store.people), roles.follow(), draw()));
  for (const name of ["unread", "message", "deleted"]) store.on(name, draw);
  roles.addEventListener("changed", draw);
  matchMedia("(max-width: 760px)").addEventListener("change", () => roles.changed());
  byId("rail").addEventListener("keydown", walk);
}

function draw() {
  const focused = document.activeElement?.dataset.role;
  const entries = [...store.chats.values()].map(entry);
  byId("rail").replaceChildren(...entries, adder("Tambah peran", "person", () => askForRole(roles)), adder("Buat grup", "people", () => askForGroup(roles)));
  if (focused) byId("rail").querySelector(`[data-role="${focused}"]`)?.focus();
  if (isPhone()) byId("rail").querySelector('[aria-pressed="true"]')?.scrollIntoView({ inline: "nearest", block: "nearest" });
}

function entry(talk) {
  const unread = store.unread.get(talk.id);
  const last = [...talk.messages.values()].at(-1);
  const badge = unread && h("span", { class: "badge", "aria-label": `${unread} belum dibaca` }, unread);
  const time = last && h("time", { datetime: last.date }, hour(last.date));
  const name = isPhone() ? talk.name.replace(/^Operator /, "") : talk.name;
  const node = h("button", { type: "button", "aria-pressed": String(roles.isShown(talk.id)), title: talk.name, onclick: () => open(talk.id) },
    avatar(talk),
    h("span", { class: "entry-top" }, h("span", { class: "name" }, name), time),
    h("span", { class: "entry-foot" }, preview(talk, last), badge));
  node.dataset.role = talk.id;
  return node;
}

function preview(talk, last) {
  if (!last) return h("span", { class: "preview" }, talk.note || "belum ada pesan");
  const words = serviceWords(last) ?? (last.text || (last.file ? last.file.name : "Lampiran"));
  return h("span", { class: "preview" }, last.mine && h("b", {}, "Anda: "), words.replace(/\s+/g, " ").slice(0, 60));
}

function open(id) {
  roles.show(id);
  const column = document.querySelector(`.chat[data-chat="${id}"]`);
  column?.scrollIntoView({ inline: "nearest", block: "nearest", behavior: "smooth" });
  if (!isPhone()) column?.querySelector("textarea, .start:not([hidden])")?.focus({ preventScroll: true });
}

function adder(words, sign, onclick) {
  const round = h("span", { class: "avatar plus", "aria-hidden": "true" }, icon(sign));
  const node = h("button", { type: "button", class: "adder", onclick }, round, h("span", { class: "name" }, words));
  node.dataset.role = words;
  return node;
}

/** Arrow keys go from entry to entry. */
function walk(event) {
  const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (!by) return;
  event.preventDefault();
  const all = [...byId("rail").children];
  const next = all.indexOf(document.activeElement.closest("button")) + by;
  all[(next + all.length) % all.length].focus();
}
