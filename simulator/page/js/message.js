// One message as a bubble.

import { avatar, hueOf } from "./avatar.js";
import { h, icon, iconButton } from "./dom.js";
import { formatted } from "./entities.js";
import { inlineKeys } from "./keyboard.js";
import { showPhoto } from "./dialogs.js";
import { isGroup } from "./talk.js";
import { hour, size } from "./time.js";

/** `hands` are what a bubble can ask of its chat: talk, say, reply, edit, find, writer. */
export function bubble(message, hands) {
  const keys = inlineKeys(message, hands.talk);
  const side = `msg${message.mine ? " mine" : ""}${keys ? " with-keys" : ""}`;
  const named = isGroup(hands.talk()) && !message.mine;
  const words = h("div", { class: "bubble" }, named && name(message.from), answered(message, hands), body(message), text(message, hands));
  const node = h("article", { class: side, "aria-label": label(message, named) }, named && face(message.from), words, keys, acts(message, hands));
  node.dataset.id = message.id;
  return node;
}

const label = ({ mine, from, date }, named) => `${mine ? "Pesan Anda" : `Pesan ${named ? from.name : "bot"}`}, ${hour(date)}`;

/** In a group: who wrote it, above the first and beside the last of a run. */
const name = (from) => h("b", { class: "writer", hue: hueOf(from.id) }, from.name);
const face = (from) => h("span", { class: "face" }, avatar(from));

function text(message, hands) {
  const nodes = formatted(message.text, message.entities, hands.say);
  const bare = message.file && !message.text;
  return h("div", { class: bare ? "words bare" : "words" }, nodes, meta(message));
}

function meta(message) {
  const edited = message.edited && h("span", { class: "edited" }, "diedit");
  const sent = message.mine && icon("checks");
  return h("span", { class: "meta" }, edited, h("time", { datetime: message.date }, hour(message.date)), sent);
}

function body(message) {
  if (message.file?.kind === "photo") return photo(message);
  if (message.file) return documentLink(message.file);
  const { contact, location, video, voice, sticker } = message.content;
  if (contact) return aside("person", contact.first_name, contact.phone_number);
  if (location) return aside("pin", "Lokasi", `${location.latitude}, ${location.longitude}`);
  if (video) return aside("tour", "Video", `${video.duration} detik`);
  if (voice) return aside("tour", "Pesan suara", `${voice.duration} detik`);
  return sticker ? aside("person", "Stiker", "") : null;
}

function photo(message) {
  const { url, width, height } = message.file;
  const alt = message.text ? `Foto: ${message.text.slice(0, 80)}` : "Foto";
  const image = h("img", { src: url, width, height, alt, loading: "lazy" });
  const names = { type: "button", class: "photo", "aria-label": "Perbesar foto" };
  return h("button", { ...names, onclick: () => showPhoto(url, alt) }, image);
}

function documentLink(file) {
  const ending = file.name.includes(".") ? file.name.split(".").at(-1).slice(0, 4).toUpperCase() : "FILE";
  const sign = h("span", { class: "document-sign" }, h("span", {}, ending), icon("download"));
  const about = h("span", {}, h("span", { class: "document-name" }, file.name), h("small", {}, size(file.size)));
  const title = `Simpan ${file.name}`;
  return h("a", { class: "document", href: file.url, download: file.name, title }, sign, about);
}

function aside(sign, title, words) {
  const round = h("span", { class: "document-sign" }, icon(sign));
  const about = h("span", {}, h("span", { class: "document-name" }, title), h("small", {}, words));
  return h("div", { class: "document aside" }, round, about);
}

function answered(message, hands) {
  const reply = message.reply_to;
  if (!reply) return null;
  const who = hands.writer(reply.id)?.name ?? "Pesan";
  const names = { type: "button", class: "answered", onclick: () => hands.find(reply.id) };
  return h("button", names, h("b", {}, who), reply.text || "Berkas");
}

function acts(message, hands) {
  const small = { class: "" };
  const canEdit = message.mine && message.text && !message.text.startsWith("/start");
  return h(
    "div",
    { class: "acts" },
    iconButton("reply", "Balas pesan ini", () => hands.reply(message), small),
    canEdit && iconButton("edit", "Ubah pesan ini", () => hands.edit(message), small),
  );
}
