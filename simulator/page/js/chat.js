// One chat: a person's side of the talk with the bot.

import { act } from "./api.js";
import { avatar } from "./avatar.js";
import { Composer } from "./composer.js";
import { h, iconButton } from "./dom.js";
import { acceptDrops } from "./drop.js";
import { Log } from "./log.js";
import { trying } from "./notices.js";
import { roles } from "./roles.js";
import { store } from "./store.js";

const TYPING_LASTS = 5000;
const TOAST_LASTS = 3500;
const DOING = {
  typing: "mengetik", upload_document: "mengirim berkas", upload_photo: "mengirim foto",
};

export class Chat {
  constructor(id) {
    this.id = id;
    this.status = h("p", {});
    this.log = new Log(this);
    this.composer = new Composer(this);
    this.root = h("section", { class: "chat", "aria-label": `Obrolan ${this.person.name}` },
      this.head(), this.log.wall, this.composer.root);
    this.root.dataset.person = id;
    acceptDrops(this.root, (files) => this.composer.stage(files));
    this.refresh();
  }

  get person() {
    return store.people.get(this.id);
  }

  head() {
    const { name } = this.person;
    return h("header", { class: "chat-head" },
      avatar(this.person),
      h("div", { class: "chat-who" }, h("h2", {}, name), this.status),
      iconButton("block", `Blokir atau buka blokir bot (${name})`, () => this.toggleBlock()),
      iconButton("hide", `Sembunyikan obrolan ${name}`, () => roles.hide(this.id), { class: "icon-button hide-chat" }));
  }

  /** Everything anew, after the state was read. */
  refresh() {
    this.log.refresh();
    this.composer.refresh();
    this.rest();
  }

  receive(message, isNew) {
    if (!message.mine) this.rest();
    this.log.put(message, isNew);
    this.composer.refresh();
  }

  rest() {
    clearTimeout(this.typing);
    this.status.className = "";
    this.status.textContent = this.person.note || `obrolan dengan ${store.bot.name}`;
  }

  acting(action) {
    this.status.className = "busy";
    const dots = h("span", { class: "dots", "aria-hidden": "true" }, h("i"), h("i"), h("i"));
    this.status.replaceChildren(`bot ${DOING[action] ?? "bekerja"}`, dots);
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.rest(), TYPING_LASTS);
  }

  answered(answer) {
    this.log.stopWaiting(answer.message);
    if (answer.text && answer.alert) this.alert(answer.text);
    else if (answer.text) this.toast(answer.text);
    if (answer.url) this.toast(`Bot membuka tautan: ${answer.url}`);
  }

  toast(words) {
    this.root.querySelector(".toast")?.remove();
    const shown = h("div", { class: "toast", role: "status" }, words);
    this.log.wall.append(shown);
    setTimeout(() => shown.remove(), TOAST_LASTS);
  }

  alert(words) {
    const close = () => (veil.remove(), this.composer.focus());
    const ok = h("button", { type: "button", onclick: close }, "Oke");
    const box = h("div", { class: "alert", role: "alertdialog", "aria-modal": "true", "aria-label": store.bot.name },
      h("h3", {}, store.bot.name), h("p", {}, words), ok);
    const veil = h("div", { class: "veil", onkeydown: (event) => event.key === "Escape" && close() }, box);
    this.root.append(veil);
    ok.focus();
  }

  toggleBlock() {
    return trying(() => act(this.id, this.person.blocked ? "unblocks" : "blocks"));
  }

  say(text) {
    return trying(() => act(this.id, "says", { text }));
  }
}

