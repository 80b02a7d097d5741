// Buttons under a message, and the reply keyboard under a chat.

import { h, icon } from "./dom.js";
import { copy, notice, trying } from "./notices.js";
import { act, OFFICE } from "./talk.js";

const STYLES = new Set(["primary", "success", "danger"]);
const PATIENCE = 10_000;

/** `talk()` is the chat that the message stands in, as it is when a button is pressed. */
export function inlineKeys(message, talk) {
  if (!message.buttons.length) return null;
  const rows = message.buttons.map((row) => h("div", {}, row.map((button) => inlineKey(message, button, talk))));
  return h("div", { class: "keys", role: "group", "aria-label": "Tombol pesan" }, rows);
}

const styleOf = (button) => (STYLES.has(button.style) ? button.style : null);

function inlineKey(message, button, talk) {
  const onclick = (event) => press(event.currentTarget, message, button, talk);
  const node = h("button", { type: "button", class: styleOf(button), onclick }, button.text, button.url && icon("link"));
  node.dataset.data = button.callback_data ?? "";
  return node;
}

async function press(node, message, button, talk) {
  if (button.callback_data !== undefined) {
    node.classList.add("waiting");
    setTimeout(() => node.classList.remove("waiting"), PATIENCE);
    const content = { message: message.id, data: button.callback_data };
    await trying(() => act(talk(), "presses", content));
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
export function replyKeys(talk, tapped) {
  const rows = (talk.keyboard?.keyboard ?? []).map((row) =>
    h("div", {}, row.map((key) => replyKey(talk, key, tapped))),
  );
  return h("div", { class: "reply-keys", role: "group", "aria-label": "Papan tombol" }, rows);
}

function replyKey(talk, key, tapped) {
  const onclick = async () => {
    await trying(() => pressReplyKey(talk, key));
    tapped();
  };
  return h("button", { type: "button", class: styleOf(key), onclick }, key.text);
}

function pressReplyKey(talk, key) {
  if (key.request_contact) return act(talk, "shares_contact");
  if (key.request_location) return act(talk, "shares_location", { ...OFFICE });
  return act(talk, "says", { text: key.text });
}
