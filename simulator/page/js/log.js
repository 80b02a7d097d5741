// The messages of a chat: put, changed in place, grouped, kept at the end.

import { byId, h, icon } from "./dom.js";
import { bubble } from "./message.js";
import { store } from "./store.js";
import { isGroup, serviceWords } from "./talk.js";
import { day } from "./time.js";

const NEAR = 90;

export class Log {
  constructor(chat) {
    this.chat = chat;
    this.nodes = new Map();
    this.inner = h("div", { class: "log-inner" });
    this.root = h("div", { class: "log", role: "log", tabindex: 0, "aria-label": `Pesan ${chat.talk.name}`, onscroll: () => this.scrolled() }, this.inner);
    this.count = h("span", { class: "badge", hidden: true });
    this.toEnd = h("button", { type: "button", class: "to-end", "aria-label": "Ke pesan terbaru", hidden: true, onclick: () => this.scrollToEnd(true) }, icon("down"), this.count);
    this.missed = 0;
    this.follows = true; // until somebody scrolls up
    this.lastTop = 0;
    const resized = new ResizeObserver(() => this.settle());
    for (const node of [this.root, this.inner]) resized.observe(node); // a picture comes in late
    this.wall = h("div", { class: "wall" }, this.root, this.toEnd);
  }

  refresh() {
    const { messages } = this.chat.talk;
    for (const id of this.nodes.keys()) if (!messages.has(id)) this.drop(id);
    for (const message of messages.values()) this.place(message);
    this.arrange();
    this.settle();
  }

  put(message, isNew) {
    const stays = this.follows || message.mine;
    const node = this.place(message);
    if (isNew) node.classList.add("fresh");
    this.arrange();
    if (stays) this.scrollToEnd(true);
    else if (isNew) this.miss();
  }

  /** Draws the message, or draws it anew where it stands; one that is as before is left alone. */
  place(message) {
    const seen = JSON.stringify(message);
    const old = this.nodes.get(message.id);
    if (old?.seen === seen) return old.node;
    const node = serviceWords(message) ? service(message) : bubble(message, this.hands());
    if (old) swap(old.node, node);
    else this.inner.append(node);
    this.nodes.set(message.id, { node, seen, message });
    return node;
  }

  drop(id) {
    this.nodes.get(id)?.node.remove();
    this.nodes.delete(id);
  }

  remove(id) {
    this.drop(id);
    this.arrange();
  }

  /** Days between the messages; which of them begin and end a group. */
  arrange() {
    this.inner.querySelectorAll(".day, .empty").forEach((node) => node.remove());
    const all = [...this.nodes.values()];
    if (!all.length) this.inner.append(this.empty());
    all.forEach(({ node, message }, at) => {
      const opens = !together(all[at - 1]?.message, message);
      node.classList.toggle("first", opens);
      node.classList.toggle("last", !together(message, all[at + 1]?.message));
      if (day(message.date) !== dayOf(all[at - 1])) node.before(h("div", { class: "day" }, shortDay(message.date)));
    });
  }

  empty() {
    const { name, started = true } = this.chat.talk;
    const whose = isGroup(this.chat.talk) ? `Ini grup ${name}.` : `Ini ponsel ${name}.`;
    const logo = h("img", { src: "/page/img/logo.svg", alt: "", width: 46, height: 46 });
    const begin = h("button", { type: "button", class: "pill strong", onclick: () => this.chat.say("/start") }, "Sapa bot: /start");
    const tour = h("button", { type: "button", class: "pill", onclick: () => byId("open-tours").click() }, icon("tour"), "Lihat tur");
    const ways = isGroup(this.chat.talk) ? [] : [h("div", { class: "empty-ways" }, ...(started ? [begin] : []), tour)];
    return h("div", { class: "empty" }, logo, h("b", {}, store.bot.name), whose, ...ways);
  }

  find(id) {
    this.nodes.get(id)?.node.scrollIntoView({ block: "center", behavior: "smooth" });
  }

  hands() {
    return {
      talk: () => this.chat.talk,
      say: (text) => this.chat.say(text),
      reply: (message) => this.chat.composer.reply(message),
      edit: (message) => this.chat.composer.amend(message),
      writer: (id) => this.chat.talk.messages.get(id)?.from,
      find: (id) => this.find(id),
    };
  }

  stopWaiting(id) {
    this.nodes.get(id)?.node.querySelectorAll(".waiting").forEach((key) => key.classList.remove("waiting"));
  }

  // ---- staying at the end

  isAtEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.root;
    return scrollHeight - scrollTop - clientHeight < NEAR;
  }

  /** The foot grew or shrank: the end stays in sight. */
  settle() {
    if (this.follows) this.scrollToEnd();
  }

  scrollToEnd(smoothly = false) {
    this.follows = true;
    this.root.scrollTo({ top: this.root.scrollHeight, behavior: smoothly ? "smooth" : "instant" });
  }

  miss() {
    this.missed += 1;
    this.count.textContent = this.missed;
    this.count.hidden = false;
  }

  scrolled() {
    const up = this.root.scrollTop < this.lastTop;
    this.lastTop = this.root.scrollTop;
    if (this.isAtEnd()) this.follows = true;
    else if (up) this.follows = false;
    this.toEnd.hidden = this.follows;
    if (!this.follows) return;
    this.missed = 0;
    this.count.hidden = true;
  }
}

/** Focus on a button of the old look goes to the button with the same words, or to the first. */
function swap(old, node) {
  const focused = old.contains(document.activeElement) ? document.activeElement.textContent : null;
  old.replaceWith(node);
  if (focused === null) return;
  const keys = [...node.querySelectorAll(".keys button")];
  (keys.find((key) => key.textContent === focused) ?? keys[0])?.focus();
}

function service(message) {
  const node = h("div", { class: "service" }, serviceWords(message));
  node.dataset.id = message.id;
  return node;
}

const together = (one, other) =>
  one && other && !one.service && !other.service && one.from.id === other.from.id && day(one.date) === day(other.date);
const dayOf = (entry) => entry && day(entry.message.date);
const shortDay = (at) => day(at).replace(/ \d{4}$/, "");
