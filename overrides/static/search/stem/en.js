// English stemmer: Snowball.
export { stemmer as stem } from "../../vendor/stemmer-en.js";
