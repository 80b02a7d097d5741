// The clock of the world and its jumps.

import { post } from "./api.js";
import { byId } from "./dom.js";
import { trying } from "./notices.js";
import { store } from "./store.js";
import { moment } from "./time.js";

export function startClock() {
  for (const button of document.querySelectorAll("[data-clock]"))
    button.addEventListener("click", () => jump(JSON.parse(button.dataset.clock)));
  store.on("clock", draw);
  setInterval(() => store.clock && draw(), 1000);
}

/** `{hours: 1}`, `{days: 1}` or `{to: "due"}` */
export async function jump(by) {
  await trying(() => post("clock", by));
  const face = byId("clock-text");
  face.classList.remove("moved");
  requestAnimationFrame(() => face.classList.add("moved"));
}

function draw() {
  const face = byId("clock-text");
  const text = moment(store.now());
  if (face.textContent !== text) face.textContent = text;
  const { due } = store.clock;
  byId("clock-due").disabled = !due;
  byId("clock-due").title = due ? `Jadwal berikutnya: ${moment(due)}` : "Tidak ada jadwal yang menunggu";
}
