// Dates as the regency writes them: WIB, Indonesian names, a full stop in the hour.

const DAYS = ["Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"];
const MONTHS = [
  "Januari", "Februari", "Maret", "April", "Mei", "Juni",
  "Juli", "Agustus", "September", "Oktober", "November", "Desember",
];
const WIB = 7 * 3_600_000;

const inWib = (at) => new Date(new Date(at).getTime() + WIB);
const two = (number) => String(number).padStart(2, "0");

/** `08.00` */
export function hour(at) {
  const wib = inWib(at);
  return `${two(wib.getUTCHours())}.${two(wib.getUTCMinutes())}`;
}

/** `Senin, 30 November 2026` */
export function day(at) {
  const wib = inWib(at);
  const month = MONTHS[wib.getUTCMonth()];
  return `${DAYS[wib.getUTCDay()]}, ${wib.getUTCDate()} ${month} ${wib.getUTCFullYear()}`;
}

/** `Senin, 30 November 2026, 08.00 WIB` */
export const moment = (at) => `${day(at)}, ${hour(at)} WIB`;

/** `1,5 MB` */
export function size(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  const [value, unit] = bytes < 1_048_576 ? [bytes / 1024, "KB"] : [bytes / 1_048_576, "MB"];
  return `${value.toLocaleString("id-ID", { maximumFractionDigits: 1 })} ${unit}`;
}
