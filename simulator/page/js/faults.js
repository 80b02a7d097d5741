// Switches that make this Telegram misbehave.

import { post } from "./api.js";
import { byId, h } from "./dom.js";
import { dialog } from "./dialogs.js";
import { trying } from "./notices.js";
import { store } from "./store.js";

const SWITCHES = [
  { name: "too_many", value: 3, title: "Terlalu banyak permintaan (429)", about: "Bot diminta menunggu 3 detik." },
  { name: "bad_gateway", title: "Server terganggu (502)", about: "Telegram menjawab “Bad Gateway”." },
  { name: "reset_before", title: "Putus sebelum diterima", about: "Panggilan tidak sampai." },
  { name: "reset_after", title: "Diterima, jawabannya hilang", about: "Pesan terkirim, tetapi bot tidak tahu." },
  { name: "garbage", title: "Jawaban rusak", about: "HTML datang sebagai ganti JSON." },
  { name: "delay", value: 3, title: "Jawaban lambat", about: "Tertunda 3 detik." },
  { name: "blocked", title: "Bot diblokir (403)", about: "Penerima menolak bot." },
];
const STREAM = [
  { name: "twice", title: "Pembaruan datang dua kali", about: "Satu ketukan atau pesan sampai dua kali ke bot." },
  { name: "swap", title: "Pembaruan tertukar urutan", about: "Yang pertama menunggu sampai yang berikutnya lewat." },
  { name: "again", title: "Pembaruan datang lagi", about: "Yang sudah selesai dikirim ulang, seperti setelah server rusak." },
];
const METHODS = ["sendMessage", "editMessageText", "answerCallbackQuery", "sendDocument", "getUpdates", "Semua"];
const TIMES = { 1: "1 kali", 3: "3 kali", "": "Terus-menerus" };

const method = select(METHODS.map((name) => [name === "Semua" ? "" : name, name]), "Metode yang terkena");
const times = select([["1", TIMES[1]], ["3", TIMES[3]], ["", TIMES[""]]], "Berapa kali");
const body = h("div", {});

export function startFaults() {
  byId("open-faults").addEventListener("click", () => (draw(), dialog("Gangguan", body)));
  store.on("loaded", () => (draw(), count()));
}

function select(options, label) {
  return h("select", { "aria-label": label }, options.map(([value, words]) => h("option", { value }, words)));
}

function count() {
  const badge = byId("faults-count");
  const active = store.faults.length + Number(store.rate);
  badge.hidden = !active;
  badge.textContent = active;
}

function draw() {
  const focused = document.activeElement?.name;
  body.replaceChildren(
    h("p", {}, "Buat Telegram tiruan ini bermasalah, lalu lihat cara bot mengatasinya."),
    h("div", { class: "two" }, h("label", { class: "form-row" }, "Metode", method), h("label", { class: "form-row" }, "Berapa kali", times)),
    ...SWITCHES.map((one) => toggle(one, store.faults.includes(one.name), (on) => (on ? add(one) : clear(one)))),
    toggle({ name: "rate", title: "Batas laju Telegram", about: "30 pesan per detik; 1 per detik di satu obrolan." }, store.rate, (on) => trying(() => post("rate", { on }))),
    ...STREAM.map((one) => toggle(one, store.faults.includes(one.name), (on) => (on ? add(one, null) : clear(one)))));
  if (focused) body.querySelector(`[name="${focused}"]`)?.focus();
}

function toggle({ name, title, about }, checked, change) {
  const input = h("input", { type: "checkbox", role: "switch", class: "switch", name, checked, onchange: (event) => change(event.target.checked) });
  return h("label", { class: "fault" }, h("span", {}, h("b", {}, title), h("small", {}, about)), input);
}

function add({ name, value }, hit = method.value) {
  const rule = { name, value: value ?? null, times: times.value ? Number(times.value) : null };
  if (hit) rule.method = hit;
  return trying(() => post("faults", rule));
}

const clear = ({ name }) => trying(() => post(`faults?name=${name}`, {}, "DELETE"));
