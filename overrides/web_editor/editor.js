// The web editor: Sveltia CMS with the built site's config.json and a file format that keeps unchanged bytes.
import { init, registerCustomFormat } from "@sveltia/cms";
import { fromFile, toFile } from "./format.js";

registerCustomFormat("malbild", "md", { fromFile, toFile });
const response = await fetch(new URL("config.json", import.meta.url));
await init({ config: await response.json() });
