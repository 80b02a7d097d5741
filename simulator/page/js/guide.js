// The hands of a tour. What it looks for and does not find in time is an error that names it.

import { chatOf } from "./chats.js";
import { jump } from "./clock.js";
import { isPhone, pause } from "./dom.js";
import { roles } from "./roles.js";
import { store } from "./store.js";

const PATIENCE = 8000;
const QUICK = 0.35; // the pace within a form
const MOST_ANSWERS = 60;
const GLANCE = 50;
const MOST_JUMPS = 8;
const AFTER_JUMP = 1500;

/** `?tur=cepat` leaves the pauses out, for tests. */
const SPEED = new URLSearchParams(location.search).get("tur") === "cepat" ? 0.02 : 1;

export class Guide {
  stopped = false;
  pace = 1;
  seen = ""; // what the bot had last said before the newest act

  /** `tell(note)` shows the visitor what is going on within a step. */
  constructor(tell) {
    this.tell = tell;
  }

  async perform(step) {
    await this.turnTo(step.who);
    if (step.starts) await this.starts();
    if (step.says) await this.says(step.says);
    if (step.clock) await this.moves(step.clock, step.sees);
    if (step.sees) this.pointAt(await this.key(step.sees));
    if (step.taps) await this.taps(step.taps);
    if (step.fills) await this.fills(step.fills, step.until);
    if (step.shows) await this.until(() => this.last()?.text.includes(step.shows), `“${step.shows}” tidak muncul.`);
    if (step.reads) await this.answered();
    await this.rest(step.reads || step.shows ? 2600 : 900);
    this.unpoint();
  }

  async turnTo(id) {
    if (!store.chats.has(id)) throw new Error(`peran nomor ${id} tidak ada.`);
    if (id !== this.id || !roles.isShown(id)) roles.show(id);
    this.id = id;
    this.chat = chatOf(id);
    this.chat.root.scrollIntoView({ inline: "nearest", block: "nearest" });
    await this.rest(700);
  }

  // ---- doing

  async starts() {
    const { start } = this.chat.composer;
    if (start.hidden) return;
    this.remember();
    this.pointAt(start);
    await this.rest(900);
    start.click();
    await this.until(() => start.hidden, "obrolan tidak terbuka.");
    await this.answered();
  }

  async says(text) {
    if (this.acted) await this.answered();
    const { composer } = this.chat;
    const step = Math.max(1, Math.ceil(text.length / 60));
    for (let end = step; end < text.length + step; end += step) {
      composer.write(text.slice(0, end));
      await this.rest(34);
    }
    await this.rest(350);
    this.remember();
    composer.commands.close();
    await composer.submit();
  }

  /** A text file, as if it were dropped on the chat. */
  async sends({ name, text }) {
    const { composer } = this.chat;
    composer.stage([new File([text], name, { type: "text/plain" })]);
    await this.rest(1200);
    this.remember();
    await composer.submit();
  }

  async fills(answers, end) {
    await this.answered();
    this.pace = QUICK;
    for (let count = 0; !this.offers(end); count += 1) {
      if (count === MOST_ANSWERS) throw new Error(`tombol “${end}” tidak tercapai. ${this.onScreen()}`);
      const found = await this.until(() => this.offers(end) || this.answerTo(answers), () => `pertanyaan ini tidak dikenal: “${this.question()}”`);
      if (found === true) break;
      this.tell(found.note);
      await this.answer(found);
      await this.answered();
    }
    this.pace = 1;
  }

  async answer({ says, taps, sends, then }) {
    if (says) await this.says(says);
    if (sends) await this.sends(sends);
    if (taps ?? then) await this.taps(taps ?? then);
  }

  answerTo(answers) {
    const text = this.last()?.text ?? "";
    const skipped = this.offers("Lewati") && { taps: "Lewati", note: "Yang ini boleh dilewati." };
    return answers.find(({ asks }) => text.includes(asks)) ?? skipped;
  }

  /** Whether the newest message of the bot has that button. */
  offers(label) {
    return this.last()?.buttons.flat().some(({ text }) => text.includes(label)) ?? false;
  }

  question() {
    return (this.last()?.text ?? "").split("\n").filter(Boolean).slice(0, 4).join(" ");
  }

  async taps(label) {
    const key = await this.key(label);
    key.scrollIntoView({ block: "nearest" });
    this.pointAt(key);
    await this.rest(1100);
    this.remember();
    (key.isConnected ? key : await this.key(label)).click();
  }

  async moves(by, label) {
    for (let count = 0; count < MOST_JUMPS; count += 1) {
      if (!store.clock.due) throw new Error("tidak ada jadwal yang menunggu.");
      await jump(by);
      if (await this.within(AFTER_JUMP, () => this.find(label))) return;
    }
  }

  // ---- looking

  key(label) {
    return this.until(() => this.find(label), () => `tombol “${label}” tidak ada. ${this.onScreen()}`);
  }

  /** The button with that label on the newest message that has one. */
  find(label) {
    const keys = [...this.chat.root.querySelectorAll(".keys button, .reply-keys button")].reverse();
    return keys.find((key) => key.textContent.trim() === label) ?? keys.find((key) => key.textContent.includes(label));
  }

  onScreen() {
    const labels = this.last()?.buttons.flat().map((button) => `“${button.text}”`) ?? [];
    return labels.length ? `Di layar: ${labels.join(", ")}.` : "Di layar tidak ada tombol.";
  }

  answered() {
    return this.until(() => this.look() !== this.seen, "bot tidak menjawab.");
  }

  remember() {
    this.acted = true;
    this.seen = this.look();
  }

  look() {
    const last = this.last();
    return JSON.stringify([last?.id, last?.text, last?.buttons]);
  }

  last() {
    const { messages } = this.chat.talk;
    return [...messages.values()].filter(({ mine, service }) => !mine && !service).at(-1);
  }

  // ---- waiting

  async until(seek, words) {
    const found = await this.within(PATIENCE, seek);
    if (!found) throw new Error(typeof words === "function" ? words() : words);
    return found;
  }

  async within(patience, seek) {
    for (let left = patience; left > 0; left -= GLANCE) {
      const found = seek();
      if (found) return found;
      await pause(GLANCE);
      this.goOn();
    }
    return null;
  }

  async rest(ms) {
    await pause(ms * SPEED * this.pace);
    this.goOn();
  }

  goOn() {
    if (this.stopped) throw new Error("dihentikan.");
  }

  // ---- pointing

  pointAt(node) {
    this.unpoint();
    node.classList.add("pointed");
    if (isPhone()) node.scrollIntoView({ block: "nearest" });
  }

  unpoint() {
    document.querySelectorAll(".pointed").forEach((node) => node.classList.remove("pointed"));
  }
}
