// Initials and a colour that stays with the name.

import { h } from "./dom.js";

const HUES = [212, 152, 276, 22, 338, 186, 46, 246];

export function avatar(person) {
  return h("span", { class: "avatar", "aria-hidden": "true", hue: hue(person.id) }, initials(person.name));
}

const hue = (id) => HUES[Math.abs(id - 1001) % HUES.length];

function initials(name) {
  const words = name.split(/\s+/).filter(Boolean);
  const letters = words.length > 1 ? [words[0][0], words.at(-1)[0]] : [name.slice(0, 2)];
  return letters.join("").toUpperCase();
}
