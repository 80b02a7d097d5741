// Files dropped on an element.

import { h } from "./dom.js";

export function acceptDrops(root, take) {
  const sign = h("div", { class: "drop", hidden: true }, "Lepaskan berkas di sini");
  let depth = 0;
  const show = (by) => {
    depth = by ? Math.max(0, depth + by) : 0;
    sign.hidden = depth === 0;
  };
  root.append(sign);
  root.addEventListener("dragenter", (event) => hasFiles(event) && show(1));
  root.addEventListener("dragleave", (event) => hasFiles(event) && show(-1));
  root.addEventListener("dragover", (event) => hasFiles(event) && event.preventDefault());
  root.addEventListener("drop", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    show(0);
    take([...event.dataTransfer.files]);
  });
}

const hasFiles = (event) => event.dataTransfer?.types.includes("Files");
