// Files that wait to be sent.

import { h, icon, iconButton } from "./dom.js";

const PHOTO = /^image\/(png|jpeg)$/;
const MOST = 10;

export class Parcel {
  constructor(changed) {
    this.files = [];
    this.changed = changed;
    this.asPhoto = h("input", { type: "checkbox" });
    this.root = h("div", { class: "strip", hidden: true });
  }

  add(files) {
    this.files = [...this.files, ...files].slice(0, MOST);
    this.asPhoto.checked = this.couldBePhoto();
    this.draw();
  }

  /** The files as a form, with what is said about them; the parcel is empty afterwards. */
  take(caption) {
    const form = new FormData();
    if (caption) form.append("caption", caption);
    if (this.couldBePhoto() && this.asPhoto.checked) form.append("as_photo", "1");
    this.files.forEach((file, number) => form.append(`file${number}`, file, file.name));
    this.clear();
    return form;
  }

  clear() {
    this.files = [];
    this.draw();
    this.changed();
  }

  couldBePhoto() {
    return this.files.length > 0 && this.files.every((file) => PHOTO.test(file.type));
  }

  draw() {
    this.root.hidden = !this.files.length;
    const photo = this.couldBePhoto() && h("label", {}, this.asPhoto, "Sebagai foto");
    const close = iconButton("close", "Batal mengirim berkas", () => this.clear());
    this.root.replaceChildren(icon("attach"), h("ul", {}, this.files.map(chip)), photo || "", close);
  }
}

function chip(file) {
  return h("li", {}, PHOTO.test(file.type) && preview(file), file.name);
}

function preview(file) {
  const image = h("img", { alt: "" });
  image.addEventListener("load", () => URL.revokeObjectURL(image.src));
  image.src = URL.createObjectURL(file);
  return image;
}
