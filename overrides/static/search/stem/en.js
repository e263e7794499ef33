// English stems: Snowball's.
export { stemmer as stem } from "../../vendor/stemmer-en.js";
