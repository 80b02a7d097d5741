// Letters and a colour that stay with a chat, and tell it from the others.

import { h, icon } from "./dom.js";

const HUES = [212, 152, 22, 276, 338, 186, 46, 246];
const signs = new Map();

export function avatar(talk) {
  const group = talk.kind === "group";
  return h("span", { class: "avatar", "aria-hidden": "true", hue: hueOf(talk.id) }, group ? icon("people") : signs.get(talk.id) ?? talk.name.slice(0, 1));
}

export const hueOf = (id) => HUES[Math.abs(id - 1001) % HUES.length];

/** Chooses the letters anew: who came first keeps theirs. */
export function chooseSigns(people) {
  signs.clear();
  const used = new Set();
  for (const person of people) {
    const options = choices(person.name, people);
    const sign = options.find((option) => !used.has(option)) ?? options[0];
    used.add(sign);
    signs.set(person.id, sign);
  }
}

/** The initials; where several names begin alike (*Operator ...*), letters of their last word. */
function choices(name, people) {
  const words = name.toUpperCase().split(/\s+/).filter(Boolean);
  const [first, last] = [words[0] ?? "?", words.at(-1) ?? "?"];
  const pairs = [...last.slice(1)].map((letter) => last[0] + letter);
  const alike = people.filter((other) => other.name.toUpperCase().split(/\s+/)[0] === first).length > 1;
  return words.length > 1 && !alike ? [first[0] + last[0], ...pairs] : [...pairs, first[0] + last[0]];
}
