// Short words to the visitor, at the edge of the page.

import { byId, h } from "./dom.js";

export function notice(text, kind = "") {
  const shown = h("div", { class: `notice ${kind}` }, text);
  byId("notices").append(shown);
  setTimeout(() => shown.remove(), kind === "bad" ? 7000 : 3500);
}

/** Runs something that may fail, and says so if it does. Returns undefined then. */
export async function trying(doing) {
  try {
    return await doing();
  } catch (error) {
    notice(error.message, "bad");
    return undefined;
  }
}

export async function copy(text) {
  await navigator.clipboard?.writeText(text).catch(() => {});
  notice("Disalin.");
}
