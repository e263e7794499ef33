// Swedish stemmer: Snowball, then the endings that it leaves: hälsa/hälsan, ekonomi/ekonomin, samordna/samordning.
import { stemmer } from "../../vendor/stemmer-sv.js";

export const stem = (word) => stemmer(stemmer(word).replace(/(?<=.{4})(?:an|et|ing|um|(?<=i)n)$/, ""));
