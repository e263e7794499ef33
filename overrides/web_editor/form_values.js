// What a form's value says. A form has a place for every field; most of them say nothing.

/** Whether there is nothing to write. */
export function isNothing(value) {
  if (typeof value === "object" && value !== null) return Object.values(value).every(isNothing);
  return value === undefined || value === null || String(value).trim() === "";
}

/** The value without the parts that say nothing. */
export function said(value) {
  if (Array.isArray(value)) return value.filter((item) => !isNothing(item)).map(said);
  if (typeof value === "string") return value.trim();
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, part]) => !isNothing(part));
  return Object.fromEntries(entries.map(([key, part]) => [key, said(part)]));
}

/** Whether two values read the same: to the build, 2022 and "2022" are one text. */
export function isSame(one, other) {
  return (isNothing(one) && isNothing(other)) || JSON.stringify(asTexts(said(one))) === JSON.stringify(asTexts(said(other)));
}

function asTexts(value) {
  if (Array.isArray(value)) return value.map(asTexts);
  if (typeof value !== "object" || value === null) return String(value ?? "");
  const entries = Object.entries(value).map(([key, part]) => [key, asTexts(part)]);
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
}
