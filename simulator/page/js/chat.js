// One column: a person's side of the talk with the bot, or a group.

import { avatar } from "./avatar.js";
import { Composer } from "./composer.js";
import { h, icon, iconButton } from "./dom.js";
import { acceptDrops } from "./drop.js";
import { showGroup } from "./groups.js";
import { Log } from "./log.js";
import { trying } from "./notices.js";
import { roles } from "./roles.js";
import { store } from "./store.js";
import { act, isGroup } from "./talk.js";

const TYPING_LASTS = 5000;
const TOAST_LASTS = 3500;
const DOING = {
  typing: "mengetik", upload_document: "mengirim berkas", upload_photo: "mengirim foto",
};

export class Chat {
  typing = null; // the timer that ends it

  constructor(id) {
    this.id = id;
    this.status = h("p", {});
    this.log = new Log(this);
    this.composer = new Composer(this);
    this.pinned = h("button", { type: "button", class: "pinned", "aria-label": "Ke pesan yang disematkan", onclick: () => this.log.find(this.talk.pinned) });
    const kind = isGroup(this.talk) ? "group" : "private";
    this.root = h("section", { class: `chat ${kind}`, "aria-label": `Obrolan ${this.talk.name}` },
      this.head(), this.pinned, this.log.wall, this.composer.root);
    this.root.dataset.chat = id;
    acceptDrops(this.root, (files) => this.composer.stage(files));
    this.refresh();
  }

  get talk() {
    return store.chats.get(this.id);
  }

  head() {
    const { name } = this.talk;
    const more = isGroup(this.talk)
      ? iconButton("people", `Anggota ${name}`, () => showGroup(this.id))
      : iconButton("block", `Blokir atau buka blokir bot (${name})`, () => this.toggleBlock());
    return h("header", { class: "chat-head" },
      avatar(this.talk),
      h("div", { class: "chat-who" }, h("h2", {}, name), this.status),
      more,
      iconButton("hide", `Sembunyikan obrolan ${name}`, () => roles.hide(this.id), { class: "icon-button hide-chat" }));
  }

  /** Everything anew, after the state was read. */
  refresh() {
    this.log.refresh();
    this.composer.refresh();
    this.drawPinned();
    if (!this.typing) this.rest();
  }

  receive(message, isNew) {
    if (!message.mine) this.rest();
    this.log.put(message, isNew);
    this.composer.refresh();
    this.drawPinned();
  }

  remove(id) {
    this.log.remove(id);
    this.drawPinned();
  }

  drawPinned() {
    const message = this.talk.messages.get(this.talk.pinned);
    this.pinned.hidden = !message;
    if (message) this.pinned.replaceChildren(icon("pinned"), h("span", {}, h("b", {}, "Pesan disematkan"), message.text || "Berkas"));
  }

  rest() {
    clearTimeout(this.typing);
    this.typing = null;
    this.status.className = "";
    this.status.textContent = isGroup(this.talk) ? this.company() : this.talk.note || `obrolan dengan ${store.bot.name}`;
  }

  company() {
    const { members, bot } = this.talk;
    return `${members.length} anggota, ${["member", "administrator"].includes(bot) ? "bot ikut" : "tanpa bot"}`;
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
    return trying(() => act(this.talk, this.talk.blocked ? "unblocks" : "blocks"));
  }

  say(text) {
    return trying(() => act(this.talk, "says", { text }));
  }
}
