// Buttons under a message, and the reply keyboard under a chat.

import { act } from "./api.js";
import { h, icon } from "./dom.js";
import { copy, notice, trying } from "./notices.js";

const STYLES = new Set(["primary", "success", "danger"]);
const PATIENCE = 10_000;

export function inlineKeys(message) {
  if (!message.buttons.length) return null;
  const rows = message.buttons.map((row) => h("div", {}, row.map((button) => inlineKey(message, button))));
  return h("div", { class: "keys", role: "group", "aria-label": "Tombol pesan" }, rows);
}

const styleOf = (button) => (STYLES.has(button.style) ? button.style : null);

function inlineKey(message, button) {
  const onclick = (event) => press(event.currentTarget, message, button);
  const node = h("button", { type: "button", class: styleOf(button), onclick }, button.text, button.url && icon("link"));
  node.dataset.data = button.callback_data ?? "";
  return node;
}

async function press(node, message, button) {
  if (button.callback_data !== undefined) {
    node.classList.add("waiting");
    setTimeout(() => node.classList.remove("waiting"), PATIENCE);
    const content = { message: message.id, data: button.callback_data };
    await trying(() => act(message.chat, "presses", content));
  } else if (button.url) openLink(button.url);
  else if (button.copy_text) await copy(button.copy_text.text);
  else notice("Tombol jenis ini tidak ada di simulator.");
}

function openLink(address) {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url && ["http:", "https:"].includes(url.protocol)) open(url.href, "_blank", "noopener");
  else notice(`Tautan: ${address}`);
}

/** The keyboard of a chat as rows of buttons; `tapped` follows each press. */
export function replyKeys(person, tapped) {
  const rows = (person.keyboard?.keyboard ?? []).map((row) =>
    h("div", {}, row.map((key) => replyKey(person, key, tapped))),
  );
  return h("div", { class: "reply-keys", role: "group", "aria-label": "Papan tombol" }, rows);
}

function replyKey(person, key, tapped) {
  const onclick = async () => {
    await trying(() => pressReplyKey(person, key));
    tapped();
  };
  return h("button", { type: "button", class: styleOf(key), onclick }, key.text);
}

function pressReplyKey(person, key) {
  if (key.request_contact) return act(person.id, "shares_contact");
  if (key.request_location) return act(person.id, "shares_location", OFFICE);
  return act(person.id, "says", { text: key.text });
}

const OFFICE = { latitude: -0.0867, longitude: 109.4031 };
