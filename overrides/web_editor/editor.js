// The web editor: Sveltia CMS with the built site's config.json and a file format that keeps unchanged bytes.
import { init, registerCustomFormat } from "@sveltia/cms";
import { fromFile, fromText, fromYaml, toFile, toText, toYaml } from "./format.js";

registerCustomFormat("malbild", "md", { fromFile, toFile });
registerCustomFormat("malbild-settings", "yml", { fromFile: fromYaml, toFile: toYaml });
registerCustomFormat("malbild-text", "yml", { fromFile: fromText, toFile: toText });
const response = await fetch(new URL("config.json", import.meta.url));
await init({ config: await response.json() });
