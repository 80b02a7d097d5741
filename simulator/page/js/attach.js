// What the paper clip offers: files, a place, a contact.

import { h, icon, iconButton } from "./dom.js";
import { trying } from "./notices.js";
import { act, OFFICE } from "./talk.js";

export class Attach {
  constructor(composer, pick) {
    this.composer = composer;
    const share = (name, content) => trying(() => act(composer.talk, name, { ...content }));
    this.list = h("ul", { class: "attach", "aria-label": "Lampiran", hidden: true },
      this.row("attach", "Foto atau berkas", pick),
      this.row("pin", "Lokasi kantor", () => share("shares_location", OFFICE)),
      this.row("person", "Kontak saya", () => share("shares_contact", {})));
    this.button = iconButton("attach", "Lampirkan", () => this.toggle(this.list.hidden), { "aria-expanded": "false" });
    document.addEventListener("pointerdown", (event) => composer.root?.contains(event.target) || this.toggle(false));
  }

  row(sign, words, onclick) {
    const node = h("button", { type: "button", onclick: () => (this.toggle(false), onclick()) }, icon(sign), words);
    return h("li", { onkeydown: (event) => event.key === "Escape" && (this.toggle(false), this.button.focus()) }, node);
  }

  toggle(open) {
    this.list.hidden = !open;
    this.button.setAttribute("aria-expanded", String(open));
    if (open) this.list.querySelector("button").focus();
  }
}
