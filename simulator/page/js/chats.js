// The row of chats, kept in step with the roles that are shown.

import { Chat } from "./chat.js";
import { byId, h } from "./dom.js";
import { roles } from "./roles.js";
import { store } from "./store.js";

const chats = new Map();

/** The column of a chat, whether it is on the page or not. */
export function chatOf(id) {
  if (!chats.has(id)) chats.set(id, new Chat(id));
  return chats.get(id);
}

export function startChats() {
  roles.addEventListener("changed", arrange);
  store.on("loaded", () => (refresh(), arrange()));
  store.on("cleared", forget);
  store.on("message", receive);
  store.on("deleted", ({ chat, id }) => chats.get(chat)?.remove(id));
  store.on("answer", (answer) => chats.get(answer.chat)?.answered(answer));
  store.on("acting", ({ chat, action }) => chats.get(chat)?.acting(action));
}

function refresh() {
  for (const [id, chat] of chats) {
    if (store.chats.has(id)) chat.refresh();
    else chats.delete(id);
  }
}

function forget() {
  chats.clear();
  byId("chats").replaceChildren();
}

function arrange() {
  const wanted = roles.shown.map((id) => chatOf(id));
  const place = byId("chats");
  const same = wanted.length === place.children.length && wanted.every((chat, at) => place.children[at] === chat.root);
  if (same) return;
  place.replaceChildren(...(wanted.length ? wanted.map((chat) => chat.root) : [nothing()]));
  for (const chat of wanted) chat.log.scrollToEnd();
}

const nothing = () => h("p", { class: "chats-empty" }, "Pilih peran di sisi kiri untuk membuka obrolannya.");

function receive({ chat, message, isNew }) {
  chats.get(chat.id)?.receive(message, isNew);
  if (isNew && !message.mine && !roles.isShown(chat.id)) store.addUnread(chat.id);
}
