// Reads texts as the web editor does, changes their forms, and prints the texts it would write.
import { fromFile, toFile } from "../../overrides/web_editor/format.js";

const cases = JSON.parse(await new Response(process.stdin).text());
console.log(JSON.stringify(cases.map(({ text, change }) => {
  const form = text ? fromFile(text) : {};
  new Function("form", change)(form);
  return toFile(form);
})));
