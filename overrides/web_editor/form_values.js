// The values of a form, which has every field of the page type, most of them empty.

/** Return true for a value without any text in it, and for false, which a field that is left out means. */
export function isEmpty(value) {
  if (typeof value === "object" && value !== null) return Object.values(value).every(isEmpty);
  return value === undefined || value === null || value === false || String(value).trim() === "";
}

/** Return the value without its empty parts. */
export function withoutEmpty(value) {
  if (Array.isArray(value)) return value.filter((item) => !isEmpty(item)).map(withoutEmpty);
  if (typeof value === "string") return value.trim();
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, part]) => !isEmpty(part));
  return Object.fromEntries(entries.map(([key, part]) => [key, withoutEmpty(part)]));
}

/** Return true if the build reads both values as the same: 2022 and "2022" are one text. */
export function isSame(one, other) {
  return (isEmpty(one) && isEmpty(other)) || JSON.stringify(asTexts(withoutEmpty(one))) === JSON.stringify(asTexts(withoutEmpty(other)));
}

function asTexts(value) {
  if (Array.isArray(value)) return value.map(asTexts);
  if (typeof value !== "object" || value === null) return String(value ?? "");
  const entries = Object.entries(value).map(([key, part]) => [key, asTexts(part)]);
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
}
