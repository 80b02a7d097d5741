// The server's own API: what people do, and the knobs.

export async function post(path, content = {}, method = "POST") {
  const isForm = content instanceof FormData;
  const headers = isForm ? {} : { "Content-Type": "application/json" };
  const body = isForm ? content : JSON.stringify(content);
  return read(await fetch(`/sim/${path}`, { method, headers, body }));
}

export const get = async (path) => read(await fetch(`/sim/${path}`));

/** What a person does in the chat: says, presses, edits, starts, blocks, ... */
export const act = (person, name, content = {}) => post(`people/${person}/${name}`, content);

async function read(answer) {
  const found = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(found.error ?? `Permintaan gagal (${answer.status}).`);
  return found;
}

/** Calls `tell(name, content)` for each event, `opened` whenever the stream (again) stands. */
export function listen(tell, opened, lost) {
  const stream = new EventSource("/sim/events");
  for (const name of ["message", "deleted", "answer", "call", "acting", "menu", "clock", "restarted"])
    stream.addEventListener(name, (event) => tell(name, JSON.parse(event.data)));
  stream.addEventListener("open", opened);
  stream.addEventListener("error", lost);
}
