// What stands behind a column: a person's own chat with the bot, or a group.

import * as api from "./api.js";
import { store } from "./store.js";

/** What a phone shares as its place: the office of the regency. */
export const OFFICE = { latitude: -0.0867, longitude: 109.4031 };

export const isGroup = (talk) => talk.kind === "group";

/** The id of the person who writes there. */
export const speakerOf = (talk) => (isGroup(talk) ? store.speakers.get(talk.id) : talk.id);

export const commandsOf = (talk) =>
  isGroup(talk) ? (talk.members.find((member) => member.id === speakerOf(talk))?.commands ?? []) : talk.commands;

/** What the person does there: says, presses, edits, sends, ... */
export function act(talk, name, content = {}) {
  if (!isGroup(talk)) return api.act(talk.id, name, content);
  if (speakerOf(talk) === undefined) return Promise.reject(new Error("Tidak ada anggota yang dapat menulis di grup ini."));
  if (content instanceof FormData) content.append("chat", talk.id);
  else content.chat = talk.id;
  return api.act(speakerOf(talk), name, content);
}

/** What Telegram writes in the middle of the log; undefined for messages of people and bots. */
export function serviceWords({ service, from, content }) {
  if (!service) return undefined;
  if (content.group_chat_created) return `${from.name} membuat grup ini`;
  if (content.new_chat_members) return came(from, content.new_chat_members);
  if (content.left_chat_member) return left(from, content.left_chat_member);
  if (content.pinned_message) return `${from.name} menyematkan pesan`;
  return content.migrate_to_chat_id ? "Grup ini menjadi supergrup" : "Grup ini sekarang supergrup";
}

function came(from, members) {
  const others = members.filter((member) => member.id !== from.id);
  return others.length ? `${from.name} menambahkan ${others.map((one) => one.first_name).join(", ")}` : `${from.name} bergabung`;
}

const left = (from, member) =>
  member.id === from.id ? `${from.name} keluar` : `${from.name} mengeluarkan ${member.first_name}`;
