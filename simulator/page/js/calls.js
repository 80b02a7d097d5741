// The strip of Bot API calls: what the bot asked for, how long it took, and the JSON of it.

import { byId, h, icon, isPhone } from "./dom.js";
import { store } from "./store.js";

const MOST_TICKS = 12;
const ticker = h("span", { class: "ticker", "aria-hidden": "true" });
const total = h("b", {}, "Bot API");
const list = h("div", { class: "calls-list", hidden: true, tabindex: 0, role: "region", "aria-label": "Daftar panggilan, terbaru di atas" });
const bar = h("button", { type: "button", class: "calls-bar", "aria-expanded": "false", onclick: toggle }, total, ticker, icon("up"));

export function startCalls() {
  byId("calls").append(bar, list);
  store.on("loaded", drawAll);
  store.on("cleared", drawAll);
  store.on("call", add);
}

function toggle() {
  list.hidden = !list.hidden;
  bar.setAttribute("aria-expanded", String(!list.hidden));
  if (!list.hidden) list.scrollTop = 0;
}

function drawAll() {
  const newest = [...store.calls].reverse();
  list.replaceChildren(...newest.map(row));
  ticker.replaceChildren(...newest.slice(0, MOST_TICKS).map(tick));
  count();
}

function add(call) {
  list.prepend(row(call));
  ticker.prepend(tick(call));
  if (ticker.children.length > MOST_TICKS) ticker.lastChild.remove();
  if (list.children.length > 200) list.lastChild.remove();
  count();
}

function count() {
  const last = store.calls.at(-1);
  total.textContent = last ? `Bot API · ${last.number}${isPhone() ? "" : " panggilan"}` : "Bot API";
}

const failed = (call) => call.lost || call.status >= 400;
const status = (call) => (call.lost ? "putus" : String(call.status));
const took = (call) => `${call.ms.toLocaleString("id-ID")} ms`;

function tick(call) {
  const words = failed(call) ? `${call.method} ${status(call)}` : `${call.method} ${took(call)}`;
  return h("span", { class: `tick${failed(call) ? " bad" : ""}` }, words);
}

function row(call) {
  const summary = h("summary", {},
    h("span", { class: "number" }, `#${call.number}`),
    h("b", {}, call.method),
    h("span", { class: "about" }, about(call)),
    h("span", { class: failed(call) ? "bad" : "ok" }, status(call)),
    h("span", { class: "ms" }, took(call)));
  const made = h("details", { class: "call" }, summary);
  made.addEventListener("toggle", () => made.append(json(call)), { once: true });
  return made;
}

function about(call) {
  const who = store.chats.get(Number(call.params.chat_id))?.name;
  const words = call.answer.description ?? call.params.text ?? call.params.caption ?? "";
  const plain = String(words).replace(/\s+/g, " ").slice(0, 70);
  return [who, plain].filter(Boolean).join(": ");
}

function json(call) {
  const asked = call.files.length ? { ...call.params, files: call.files } : call.params;
  const parts = [["Permintaan", asked], ["Jawaban", call.answer]];
  return h("pre", {}, parts.map(([title, value]) => `${title}\n${JSON.stringify(value, null, 2)}`).join("\n\n"));
}
