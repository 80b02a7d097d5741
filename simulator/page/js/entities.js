// Formatted text: entities of the Bot API (offsets in UTF-16 units, as JavaScript counts) to nodes.

import { h } from "./dom.js";
import { copy } from "./notices.js";

const TAGS = { bold: "strong", italic: "em", underline: "u", strikethrough: "s" };
const SAFE = new Set(["http:", "https:", "mailto:", "tg:"]);
const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);
const LONG_QUOTE = 140;

/** Nodes for the text; `say` is called with a command that is tapped. */
export function formatted(text, entities, say) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return nodes({ text, say }, sorted, 0, text.length);
}

function nodes(context, entities, begin, end) {
  const made = [];
  let at = begin;
  let rest = entities;
  while (rest.length) {
    const [outer, ...others] = rest;
    const stop = Math.min(outer.offset + outer.length, end);
    const inside = others.filter((one) => one.offset < stop);
    if (outer.offset > at) made.push(context.text.slice(at, outer.offset));
    if (stop > outer.offset) made.push(wrapped(context, outer, inside, stop));
    at = Math.max(at, stop) + endsLine(context.text, outer, stop);
    rest = [...inside.flatMap((one) => beyond(one, stop)), ...others.filter((one) => one.offset >= stop)];
  }
  return at < end ? [...made, context.text.slice(at, end)] : made;
}

/** A block ends its own line: the line feed after it would show as an empty one. */
const endsLine = (text, entity, stop) => Number(BLOCKS.has(entity.type) && text[stop] === "\n");

/** What of an entity reaches over the end of the one around it. */
function beyond(one, stop) {
  const length = one.offset + one.length - stop;
  return length > 0 ? [{ ...one, offset: stop, length }] : [];
}

function wrapped(context, entity, inside, stop) {
  const words = context.text.slice(entity.offset, stop);
  const children = nodes(context, inside, entity.offset, stop);
  if (TAGS[entity.type]) return h(TAGS[entity.type], {}, children);
  return (MAKERS[entity.type] ?? plain)(children, words, entity, context);
}

const plain = (children) => h("span", {}, children);

const MAKERS = {
  code: (children, words) =>
    h("code", { tabindex: 0, role: "button", title: "Salin", ...tappable(() => copy(words)) }, children),
  pre: (children, words, entity) =>
    h("pre", {}, entity.language && h("small", {}, entity.language), children),
  spoiler: (children) => spoiler(children),
  blockquote: (children) => h("blockquote", {}, h("span", { class: "quoted" }, children)),
  expandable_blockquote: (children, words) => foldable(children, words),
  text_link: (children, words, entity) => link(children, entity.url),
  url: (children, words) => link(children, /^[a-z]+:\/\//i.test(words) ? words : `https://${words}`),
  email: (children, words) => link(children, `mailto:${words}`),
  bot_command: (children, words, entity, { say }) =>
    h("button", { type: "button", class: "linkish", onclick: () => say(words) }, children),
  mention: (children) => h("span", { class: "linkish" }, children),
  hashtag: (children) => h("span", { class: "linkish" }, children),
  text_mention: (children) => h("span", { class: "linkish" }, children),
};

function link(children, address) {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url || !SAFE.has(url.protocol)) return plain(children);
  return h("a", { href: url.href, target: "_blank", rel: "noopener noreferrer" }, children);
}

function spoiler(children) {
  const seen = (event) => event.currentTarget.classList.add("seen");
  const label = { role: "button", tabindex: 0, "aria-label": "Teks tersembunyi, tekan untuk melihat" };
  return h("span", { class: "spoiler", ...label, ...tappable(seen) }, children);
}

function foldable(children, words) {
  const quoted = h("span", { class: "quoted" }, children);
  if (words.length < LONG_QUOTE && words.split("\n").length <= 3) return h("blockquote", {}, quoted);
  const button = h("button", { type: "button", class: "unfold", "aria-expanded": "false" }, "Selengkapnya");
  const quote = h("blockquote", { class: "folded" }, quoted, button);
  button.addEventListener("click", () => {
    const folded = quote.classList.toggle("folded");
    button.textContent = folded ? "Selengkapnya" : "Ringkas";
    button.setAttribute("aria-expanded", String(!folded));
  });
  return quote;
}

function tappable(act) {
  const onkeydown = (event) => ["Enter", " "].includes(event.key) && (event.preventDefault(), act(event));
  return { onclick: act, onkeydown };
}
