// The foot of a chat: writing, editing, replying, commands, reply keyboard.

import { Attach } from "./attach.js";
import { Commands } from "./commands.js";
import { h, icon, iconButton, isPhone } from "./dom.js";
import { replyKeys } from "./keyboard.js";
import { trying } from "./notices.js";
import { Parcel } from "./parcel.js";
import { store } from "./store.js";
import { act, isGroup, speakerOf } from "./talk.js";

export class Composer {
  constructor(chat) {
    this.chat = chat;
    this.context = null; // {kind: "edit" | "reply", message}
    this.parcel = new Parcel(() => this.focus());
    this.commands = new Commands(this);
    this.keysOpen = true;
    this.make();
  }

  get talk() {
    return this.chat.talk;
  }

  make() {
    const name = isGroup(this.talk) ? `grup ${this.talk.name}` : this.talk.name;
    this.strip = h("div", { class: "strip", hidden: true });
    this.keys = h("div", {});
    this.keysButton = iconButton("keys", "Papan tombol", () => this.toggleKeys());
    this.picker = h("input", { type: "file", multiple: true, class: "hidden", tabindex: -1, "aria-label": `Berkas dari ${name}`, onchange: () => this.picked() });
    this.input = h("textarea", { rows: 1, placeholder: "Tulis pesan", "aria-label": `Pesan dari ${name}`, ...this.listeners() });
    this.attach = new Attach(this, () => this.picker.click());
    this.voice = h("select", { "aria-label": `Menulis di ${name} sebagai`, onchange: () => store.speakAs(this.talk, Number(this.voice.value)) });
    this.voices = h("label", { class: "voices", hidden: !isGroup(this.talk) }, "Sebagai", this.voice);
    this.field = h("div", { class: "field" }, this.commands.button, this.input, this.keysButton, this.attach.button, this.picker);
    this.line = h("form", { class: "composer", onsubmit: (event) => this.submit(event) }, this.field,
      h("button", { type: "submit", class: "send", "aria-label": "Kirim pesan" }, icon("send")));
    this.start = h("button", { type: "button", class: "start", onclick: () => this.begin() });
    this.root = h("div", { class: "foot" }, this.commands.list, this.attach.list, this.voices, this.strip, this.parcel.root, this.line, this.start, this.keys);
  }

  listeners() {
    return {
      oninput: () => this.typed(),
      onkeydown: (event) => this.keydown(event),
      onpaste: (event) => this.stage([...event.clipboardData.files], event),
    };
  }

  /** Fits to the person's state: Start, blocked, or writing. */
  refresh() {
    const { started = true, blocked = false, messages, keyboard } = this.talk;
    const closed = blocked || (!started && messages.size === 0);
    this.drawVoices();
    this.line.hidden = closed;
    this.start.hidden = !closed;
    this.start.textContent = blocked ? "BUKA BLOKIR" : "MULAI";
    this.start.classList.toggle("red", blocked);
    this.commands.refresh();
    this.keysButton.hidden = !keyboard;
    this.input.placeholder = keyboard?.input_field_placeholder || "Tulis pesan";
    this.drawKeys(closed);
  }

  drawVoices() {
    if (!isGroup(this.talk)) return;
    const options = this.talk.members.map(({ id, name }) => h("option", { value: id, selected: id === speakerOf(this.talk) }, name));
    this.voice.replaceChildren(...options);
  }

  drawKeys(closed) {
    const open = this.talk.keyboard && this.keysOpen && !closed;
    this.keysButton.setAttribute("aria-expanded", String(Boolean(open)));
    const tapped = () => this.talk.keyboard?.one_time_keyboard && this.toggleKeys();
    this.keys.replaceChildren(...(open ? [replyKeys(this.talk, tapped)] : []));
  }

  toggleKeys() {
    this.keysOpen = !this.keysOpen;
    this.refresh();
  }

  begin() {
    return trying(() => act(this.talk, this.talk.blocked ? "unblocks" : "starts"));
  }

  // ---- writing

  write(text) {
    this.input.value = text;
    this.typed();
  }

  typed() {
    this.input.style.height = "auto";
    this.input.style.height = `${Math.min(this.input.scrollHeight, 150)}px`;
    this.field.classList.toggle("writing", Boolean(this.input.value));
    this.commands.follow(this.input.value);
  }

  keydown(event) {
    if (this.commands.keydown(event)) return;
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) this.submit(event);
    else if (event.key === "Escape" && this.context) this.leaveContext();
    else if (event.key === "ArrowUp" && !this.input.value) this.amendLast(event);
  }

  submit(event) {
    event?.preventDefault();
    const text = this.input.value.trim();
    if (this.parcel.files.length) return this.sendParcel(text);
    if (!text) return undefined;
    const context = this.context;
    this.write("");
    this.leaveContext();
    return trying(() => this.deliver(text, context));
  }

  deliver(text, context) {
    const message = context?.message.id;
    if (context?.kind === "edit") return act(this.talk, "edits", { message, text });
    return act(this.talk, "says", context ? { text, reply_to: message } : { text });
  }

  // ---- editing and replying

  amend(message) {
    this.enterContext("edit", message, "Ubah pesan");
    this.write(message.text);
  }

  reply(message) {
    this.enterContext("reply", message, message.mine ? "Balas pesan Anda" : `Balas ${message.from.name}`);
  }

  amendLast(event) {
    const own = [...this.talk.messages.values()].filter((message) => message.mine && message.text);
    if (!own.length) return;
    event.preventDefault();
    this.amend(own.at(-1));
  }

  enterContext(kind, message, title) {
    this.context = { kind, message };
    this.strip.replaceChildren(icon(kind), h("div", {}, h("b", {}, title), message.text || "Berkas"),
      iconButton("close", "Batal", () => this.leaveContext()));
    this.strip.hidden = false;
    this.focus();
  }

  leaveContext() {
    if (this.context?.kind === "edit") this.write("");
    this.context = null;
    this.strip.hidden = true;
  }

  // ---- files

  picked() {
    this.stage([...this.picker.files]);
    this.picker.value = "";
  }

  stage(files, event) {
    if (!files.length) return;
    event?.preventDefault();
    this.parcel.add(files);
    this.focus();
  }

  sendParcel(caption) {
    const form = this.parcel.take(caption);
    this.write("");
    return trying(() => act(this.talk, "sends", form));
  }

  focus() {
    if (!isPhone() || this.context) this.input.focus();
  }
}
