// What the page knows of the world. Everything that shows something listens here.

import { get, listen } from "./api.js";

class Store extends EventTarget {
  bot = { name: "Bot", username: "bot" };
  people = new Map();
  unread = new Map();
  calls = [];
  faults = [];
  rate = false;
  clock = null;
  clockReadAt = 0;
  loads = new Set();

  start() {
    listen(
      (name, content) => this.take(name, content),
      () => this.load(),
      () => this.tell("lost"),
    );
  }

  /** What happens while the state is on its way may be missing in it, and is put on top. */
  async load() {
    const meanwhile = [];
    this.loads.add(meanwhile);
    const state = await get("state").finally(() => this.loads.delete(meanwhile));
    this.people = new Map(state.people.map((person) => [person.id, withMessages(person)]));
    Object.assign(this, { bot: state.bot, calls: state.calls, faults: state.faults, rate: state.rate });
    for (const change of meanwhile) change();
    this.setClock(state.clock);
    this.tell("loaded");
  }

  take(name, content) {
    if (name === "message") this.putMessage(content);
    else if (name === "deleted") this.dropMessage(content);
    else if (name === "call") this.addCall(content);
    else if (name === "clock") this.setClock(content);
    else if (name === "menu") this.loadSoon();
    else if (name === "restarted") this.restarted();
    else this.tell(name, content);
  }

  putMessage(message) {
    const person = this.people.get(message.chat);
    if (!person) return this.loadSoon();
    const isNew = !person.messages.has(message.id);
    this.remember(() => this.people.get(message.chat)?.messages.set(message.id, message));
    person.messages.set(message.id, message);
    if (!person.started) this.loadSoon();
    return this.tell("message", { person, message, isNew });
  }

  dropMessage({ chat, id }) {
    const drop = () => this.people.get(chat)?.messages.delete(id);
    this.remember(drop);
    drop();
    this.tell("deleted", { chat, id });
  }

  remember(change) {
    for (const meanwhile of this.loads) meanwhile.push(change);
  }

  addCall(call) {
    this.remember(() => this.keepCall(call));
    if (this.keepCall(call)) this.tell("call", call);
  }

  /** False for a call that the state held already: the stream may tell it once more. */
  keepCall(call) {
    if (this.calls.some((known) => known.number === call.number)) return false;
    this.calls.push(call);
    if (this.calls.length > 200) this.calls.shift();
    return true;
  }

  setClock(clock) {
    this.clock = clock;
    this.clockReadAt = Date.now();
    this.tell("clock");
  }

  /** The hour of the world at this moment, in milliseconds. */
  now() {
    return new Date(this.clock.now).getTime() + Date.now() - this.clockReadAt;
  }

  /** Several reasons to read the state anew that come together make one reading. */
  loadSoon() {
    this.soon ??= setTimeout(() => {
      this.soon = null;
      this.load();
    }, 60);
  }

  async restarted() {
    this.unread.clear();
    this.tell("cleared");
    await this.load();
    this.tell("restarted");
  }

  addUnread(id) {
    this.unread.set(id, (this.unread.get(id) ?? 0) + 1);
    this.tell("unread", id);
  }

  markRead(id) {
    if (this.unread.delete(id)) this.tell("unread", id);
  }

  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  on(name, act) {
    this.addEventListener(name, (event) => act(event.detail));
  }
}

function withMessages(person) {
  return { ...person, messages: new Map(person.messages.map((message) => [message.id, message])) };
}

export const store = new Store();
