// Reads texts as the web editor does, changes their forms, and prints the texts it would write.
import { fromFile, fromYaml, toFile, toYaml } from "../../overrides/web_editor/format.js";

const cases = JSON.parse(await new Response(process.stdin).text());
console.log(JSON.stringify(cases.map(({ text, change }) => {
  const [read, write] = text && !text.startsWith("---") ? [fromYaml, toYaml] : [fromFile, toFile];
  const form = text ? read(text) : {};
  new Function("form", change)(form);
  return write(form);
})));
