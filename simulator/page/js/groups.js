// Groups: making one, and who is in it.

import { post } from "./api.js";
import { dialog } from "./dialogs.js";
import { h } from "./dom.js";
import { notice, trying } from "./notices.js";
import { store } from "./store.js";
import { speakerOf } from "./talk.js";

const BOT = "bot";
const STATUS = {
  creator: "pembuat", administrator: "pengurus", member: "anggota", left: "tidak ikut", kicked: "dikeluarkan",
};
const isThere = (status) => ["creator", "administrator", "member"].includes(status);

export function askForGroup(roles) {
  const title = h("input", { name: "title", required: true, maxlength: 60, placeholder: "Tim inovasi Disdikbud", autocomplete: "off" });
  const members = store.people.map((person, at) => check(person.name, person.id, at < 2));
  const bot = check(store.bot.name, BOT, true);
  const form = h("form", { onsubmit: (event) => (event.preventDefault(), shown.close(), make(roles, title.value.trim(), ticked(form))) },
    h("label", { class: "form-row" }, "Nama grup", title),
    h("fieldset", {}, h("legend", {}, "Anggota; yang pertama menjadi pembuatnya"), members),
    h("fieldset", {}, h("legend", {}, "Bot"), bot),
    h("div", { class: "dialog-foot" }, h("button", { type: "submit", class: "pill strong" }, "Buat")));
  const shown = dialog("Buat grup", h("p", {}, "Di grup, bot hanya melihat perintah, sebutan @namanya, dan balasan kepadanya, kecuali ia menjadi pengurus."), form);
}

const check = (words, value, checked) =>
  h("label", { class: "check" }, h("input", { type: "checkbox", name: "member", value, checked }), words);

const ticked = (form) =>
  [...form.elements.member].filter((box) => box.checked).map((box) => (box.value === BOT ? BOT : Number(box.value)));

async function make(roles, title, members) {
  const [by, ...others] = members;
  if (typeof by !== "number") return notice("Pilih sedikitnya satu orang.", "bad");
  const made = title && (await trying(() => post("groups", { title, by, members: others })));
  if (!made) return undefined;
  await store.load();
  return roles.show(made.id);
}

/** The members of a group, as buttons of what can be done with them. */
export function showGroup(id) {
  const body = h("div", {});
  const shown = dialog(store.chats.get(id).name, body);
  const close = () => shown.close();
  const draw = () => store.chats.has(id) && body.replaceChildren(...parts(store.chats.get(id), close));
  const closed = new AbortController();
  store.addEventListener("loaded", draw, { signal: closed.signal });
  shown.addEventListener("close", () => closed.abort());
  draw();
}

function parts(group, close) {
  const absent = store.people.filter(({ id }) => !group.members.some((member) => member.id === id));
  const all = [
    h("ul", { class: "members" }, botRow(group), group.members.map((member) => memberRow(group, member)), absent.map((person) => absentRow(group, person))),
    group.type === "group" && h("div", { class: "dialog-foot" }, pill("Jadikan supergrup", () => (close(), change(group, "upgrade", {})))),
  ];
  return all.filter(Boolean);
}

function botRow(group) {
  const set = (words, status) => pill(words, () => change(group, "members", { who: BOT, status }));
  const doing = isThere(group.bot)
    ? [group.bot === "member" ? set("Jadikan pengurus", "administrator") : set("Jadikan anggota", "member"), set("Keluarkan", "kicked")]
    : [set("Tambahkan", "member")];
  return row(`${store.bot.name} (bot)`, group.bot, doing);
}

function memberRow(group, { id, name, status }) {
  const isLast = group.members.length === 1;
  return row(name, status, isLast ? [] : [pill("Keluarkan", () => change(group, "members", { who: id, status: "left" }))]);
}

const absentRow = (group, { id, name }) =>
  row(name, "left", [pill("Tambahkan", () => change(group, "members", { who: id, status: "member" }))]);

const row = (name, status, doing) => h("li", {}, h("span", {}, h("b", {}, name), h("small", {}, STATUS[status])), doing);

const pill = (words, onclick) => h("button", { type: "button", class: "pill", onclick }, words);

const change = (group, what, content) =>
  trying(() => post(`groups/${group.id}/${what}`, { ...content, by: speakerOf(group) }));
