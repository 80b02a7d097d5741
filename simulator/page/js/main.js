// Puts the page together.

import { startCalls } from "./calls.js";
import { startChats } from "./chats.js";
import { startClock } from "./clock.js";
import { startCoach } from "./coach.js";
import { byId } from "./dom.js";
import { startFaults } from "./faults.js";
import { notice } from "./notices.js";
import { startRail } from "./roles.js";
import { store } from "./store.js";
import { startTools } from "./tools.js";

store.on("loaded", () => {
  byId("bot-name").textContent = store.bot.name;
  document.title = `${store.bot.name} · Simulator Telegram`;
});
store.on("lost", () => notice("Sambungan ke simulator terputus; dicoba lagi.", "bad"));

for (const start of [startTools, startRail, startChats, startClock, startCalls, startFaults, startCoach]) start();
store.start();
