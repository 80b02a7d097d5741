// Elements without innerHTML: what people and bots write is only ever text.

/** `h("button", {class: "x", onclick: f}, "text", child)`; null and false are left out. */
export function h(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) set(node, key, value);
  node.append(...children.flat(Infinity).filter(isThere));
  return node;
}

function set(node, key, value) {
  if (!isThere(value)) return;
  if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
  else if (key === "hue") node.style.setProperty("--hue", value);
  else node.setAttribute(key, value === true ? "" : value);
}

const isThere = (value) => value !== null && value !== undefined && value !== false;

const SVG = "http://www.w3.org/2000/svg";

export function icon(name) {
  const drawing = document.createElementNS(SVG, "svg");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `/page/img/icons.svg#${name}`);
  drawing.setAttribute("aria-hidden", "true");
  drawing.append(use);
  return drawing;
}

export function iconButton(name, label, onclick, more = {}) {
  const names = { type: "button", class: "icon-button", "aria-label": label, title: label };
  return h("button", { ...names, onclick, ...more }, icon(name));
}

export const byId = (id) => document.getElementById(id);
export const isPhone = () => matchMedia("(max-width: 760px)").matches;
export const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** Values that outlive the visit; a browser that forbids this only forgets. */
export const memory = {
  read(key) {
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch {
      return null;
    }
  },
  write(key, value) {
    try {
      localStorage.setItem(key, JSON.stringify(value));
    } catch {
      /* private window */
    }
  },
};
