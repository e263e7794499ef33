// Swedish stemmer: Snowball, then the endings that it leaves: hälsa/hälsan, ekonomi/ekonomin, samordna/samordning.
import { stemmer } from "../../vendor/stemmer-sv.js";

export const stem = (word) => stemmer(stemmer(word).replace(/(.{4})(?:an|et|ing|um)$|(.{3}i)n$/, "$1$2"));
