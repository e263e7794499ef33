// English: Snowball's stemmer, and the words that carry no subject.
export { stemmer as stem } from "../../vendor/stemmer-en.js";

export const functionWords = `
a about across after all also am an and any are as at be because been before being between both but by can could did do does
doing done down each else even every few for from get gets give gives go goes had has have having he her here hers him
his how i if in into is it its just let like many may me might mine more most much must my no nor not now of off often on
only or other our ours out over own per please s same shall she should so some such t than thank that the their theirs
them then there these they this those through to too under up upon us very was we were what when where which while who
whom whose why will with would you your yours find finds looking search mean means mother father mum dad grandmother
grandfather`.split(/\s+/);
