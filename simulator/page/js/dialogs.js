// What opens over the page: a photo in full size, and dialogs with a head.

import { h, iconButton } from "./dom.js";

export function showPhoto(url, alt) {
  const dialog = h("dialog", { class: "photo-view", "aria-label": alt });
  const close = () => dialog.close();
  const save = h("a", { class: "pill", href: url, download: "foto.jpg" }, "Simpan");
  const foot = h("div", { class: "dialog-foot" }, save, h("button", { type: "button", class: "pill strong", onclick: close }, "Tutup"));
  dialog.append(h("img", { src: url, alt, onclick: close }), foot);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** A dialog with a head; it leaves the page when it is closed. */
export function dialog(title, ...content) {
  const shown = h("dialog", { "aria-label": title });
  const head = h("div", { class: "dialog-head" }, h("h2", {}, title), iconButton("close", "Tutup", () => shown.close()));
  shown.append(head, h("div", { class: "dialog-body" }, content));
  shown.addEventListener("close", () => shown.remove());
  shown.addEventListener("click", (event) => event.target === shown && shown.close());
  document.body.append(shown);
  shown.showModal();
  return shown;
}
