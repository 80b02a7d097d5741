// What the page knows of the world. Everything that shows something listens here.

import { get, listen } from "./api.js";

class Store extends EventTarget {
  bot = { name: "Bot", username: "bot" };
  chats = new Map(); // by id: people, whose chat with the bot has their id, and groups
  speakers = new Map(); // who writes in a group
  unread = new Map();
  calls = [];
  faults = [];
  rate = false;
  clock = null;
  clockReadAt = 0;
  loads = new Set();

  get people() {
    return [...this.chats.values()].filter(({ kind }) => kind === "person");
  }

  get groups() {
    return [...this.chats.values()].filter(({ kind }) => kind === "group");
  }

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
    const people = state.people.map((person) => ({ ...person, kind: "person" }));
    const groups = state.groups.map((group) => this.withSpeaker({ ...group, kind: "group" }));
    this.chats = new Map([...people, ...groups].map((chat) => [chat.id, this.withMessages(chat)]));
    Object.assign(this, { bot: state.bot, calls: state.calls, faults: state.faults, rate: state.rate });
    for (const change of meanwhile) change();
    this.setClock(state.clock);
    this.tell("loaded");
  }

  withSpeaker(group) {
    const known = this.speakers.get(group.id) ?? this.speakers.get(group.was);
    const isThere = group.members.some(({ id }) => id === known);
    this.speakers.set(group.id, isThere ? known : group.members[0]?.id);
    return group;
  }

  withMessages(chat) {
    const seen = chat.messages.map((message) => [message.id, this.asSeen(chat, message)]);
    return { ...chat, messages: new Map(seen) };
  }

  /** In a group, one's own are those of the person who writes there now. */
  asSeen(chat, message) {
    if (chat.kind === "group") message.mine = message.from.id === this.speakers.get(chat.id);
    return message;
  }

  speakAs(group, person) {
    this.speakers.set(group.id, person);
    for (const message of group.messages.values()) this.asSeen(group, message);
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
    const chat = this.chats.get(message.chat);
    if (!chat) return this.loadSoon();
    this.asSeen(chat, message);
    const isNew = !chat.messages.has(message.id);
    this.remember(() => this.chats.get(message.chat)?.messages.set(message.id, message));
    chat.messages.set(message.id, message);
    if (chat.started === false) this.loadSoon();
    return this.tell("message", { chat, message, isNew });
  }

  dropMessage({ chat, id }) {
    const drop = () => this.chats.get(chat)?.messages.delete(id);
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

export const store = new Store();
