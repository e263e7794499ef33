// Swedish: Snowball's stemmer with the endings that it leaves, and the words that carry no subject.
import { stemmer } from "../../vendor/stemmer-sv.js";

const ENDING = /(.{4})(?:an|er|et|ing|um)$|(.{3}i)n$/; // hälsan, centrerad, samordning, seminarium, ekonomin
const NOUN = /(?:plan|man)$/; // these end compounds, and are no endings

export function stem(word) {
  const once = stemmer(word);
  return ENDING.test(once) && !NOUN.test(once) ? stemmer(once.replace(ENDING, "$1$2")) : once;
}

export const functionWords = `
alla allt andra att av bara bli blir blev bra de dem den denna deras dess det detta dig din dina dit ditt dock du där då
efter egen ej eller en er era ert ett finns fick fler flera framför från få får får för före ge ger gå går gör göra gjort
ha hade han hans har heller henne hennes hit hon honom hos hur här i icke igen inga ingen inget innan inte in ju jag just
kan kanske kom kommer kunde kunna lite man med mellan men mer mig min mina mitt mot mycket många måste möjligt nu nej ni
någon något några när nån nåt nästan och ofta olika om oss på redan samma samt sedan sen sig sin sina sitt själv ska
skall skulle som så sådan t till typ under ut utan vad var vara varför varit varje vars vart vem vems vet vi vid vilka
vilken vilket vill visst våra vårt vår är än ännu även åt över ex tex bl dvs blivit gäller betyder menas innebär handlar
heter hette säger sägs sa ville behöver funkar fungerar vidare tack hej snälla gärna varifrån
händer hänt hittar hitta söker letar mamma pappa mormor morfar farmor farfar`.split(/\s+/);
