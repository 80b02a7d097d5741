// Plays the tours, with words for the visitor in a band over the chats.

import { dialog } from "./dialogs.js";
import { byId, h, icon } from "./dom.js";
import { Guide } from "./guide.js";
import { restart } from "./tools.js";
import { TOURS } from "./tour-data.js";

let guide = null;

export function startCoach() {
  byId("open-tours").addEventListener("click", choose);
}

function choose() {
  const cards = TOURS.map((tour) => card(tour, () => (shown.close(), play(tour))));
  const words = h("p", {}, "Simulator mengetik dan mengetuk untuk Anda. Setiap tur mulai dari keadaan awal: isi obrolan sekarang dihapus.");
  const shown = dialog("Tur satu menit", words, cards);
}

function card(tour, onclick) {
  const words = h("span", {}, h("b", {}, tour.name), h("small", {}, tour.about));
  return h("button", { type: "button", class: "tour-card", onclick }, icon("tour"), words);
}

async function play(tour) {
  stop();
  let at = 0;
  const mine = new Guide((note) => tell(tour, at, note));
  guide = mine;
  try {
    if (!(await restart())) throw new Error("demo tidak dapat dimulai ulang.");
    for (; at < tour.steps.length; at += 1) {
      tell(tour, at, tour.steps[at].note);
      await mine.perform(tour.steps[at]);
    }
    tell(tour, at, "Selesai. Silakan lanjutkan sendiri.", "done");
  } catch (error) {
    if (!mine.stopped) tell(tour, at, `Tur berhenti: ${error.message}`, "failed");
  }
  mine.unpoint();
}

function tell(tour, at, note, state = "running") {
  const box = byId("coach");
  const progress = h("progress", { max: tour.steps.length, value: at + (state === "running" ? 0.5 : 0), "aria-label": "Kemajuan tur" });
  const text = h("div", { class: "coach-text" }, h("b", {}, tour.name), note, progress);
  const again = state !== "running" && h("button", { type: "button", class: "pill", onclick: () => play(tour) }, "Ulangi");
  const end = h("button", { type: "button", class: "pill strong", onclick: stop }, state === "running" ? "Hentikan tur" : "Tutup tur");
  box.className = `coach ${state}`;
  box.dataset.state = state;
  box.hidden = false;
  box.replaceChildren(icon("tour"), text, again || "", end);
}

function stop() {
  if (guide) guide.stopped = true;
  guide?.unpoint();
  byId("coach").hidden = true;
}
