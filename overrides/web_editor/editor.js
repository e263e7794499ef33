// The web editor: Sveltia CMS with our settings (web_editor.py) and our way of writing files.
import { init, registerCustomFormat } from "@sveltia/cms";
import { fromFile, toFile } from "./format.js";

registerCustomFormat("malbild", "md", { fromFile, toFile });
const answer = await fetch(new URL("config.json", import.meta.url));
await init({ config: await answer.json() });
