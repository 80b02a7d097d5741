// The command menu of the bot: behind a button, and by typing a slash.

import { h, icon } from "./dom.js";
import { store } from "./store.js";
import { commandsOf, isGroup } from "./talk.js";

export class Commands {
  constructor(composer) {
    this.composer = composer;
    this.shown = [];
    this.chosen = 0;
    this.list = h("ul", { class: "commands", "aria-label": "Perintah bot", hidden: true });
    this.button = h("button", { type: "button", class: "commands-button", "aria-expanded": "false", "aria-label": "Menu perintah", onclick: () => this.toggle() }, icon("menu"), h("span", {}, "Menu"));
    document.addEventListener("pointerdown", (event) => composer.root?.contains(event.target) || this.close());
  }

  get all() {
    return commandsOf(this.composer.talk);
  }

  get isOpen() {
    return !this.list.hidden;
  }

  refresh() {
    this.button.hidden = !this.all.length;
  }

  toggle() {
    if (this.isOpen) this.close();
    else this.open(this.all);
  }

  follow(text) {
    const begun = /^\/(\w*)$/.exec(text);
    if (begun) this.open(this.all.filter(({ command }) => command.startsWith(begun[1])));
    else this.close();
  }

  open(commands) {
    this.shown = commands;
    this.chosen = 0;
    this.list.hidden = !commands.length;
    this.button.setAttribute("aria-expanded", String(this.isOpen));
    this.list.replaceChildren(...commands.map((command, at) => this.row(command, at)));
  }

  row({ command, description }, at) {
    const chosen = at === this.chosen && "chosen";
    const words = [h("b", {}, `/${command}`), h("span", {}, description)];
    return h("li", {}, h("button", { type: "button", class: chosen, onclick: () => this.take(at) }, words));
  }

  close() {
    this.list.hidden = true;
    this.button.setAttribute("aria-expanded", "false");
  }

  /** True if the key was for the menu. */
  keydown(event) {
    if (!this.isOpen) return false;
    const does = {
      ArrowDown: () => this.move(1), ArrowUp: () => this.move(-1),
      Enter: () => this.take(this.chosen), Tab: () => this.take(this.chosen), Escape: () => this.close(),
    }[event.key];
    if (!does) return false;
    event.preventDefault();
    does();
    return true;
  }

  move(by) {
    this.chosen = (this.chosen + by + this.shown.length) % this.shown.length;
    this.list.replaceChildren(...this.shown.map((command, at) => this.row(command, at)));
    this.list.children[this.chosen].scrollIntoView({ block: "nearest" });
  }

  take(at) {
    const { command } = this.shown[at];
    this.close();
    this.composer.write("");
    const addressed = isGroup(this.composer.talk) ? `@${store.bot.username}` : "";
    this.composer.chat.say(`/${command}${addressed}`);
  }
}
