import type { Door } from './contact-intake.ts';
import { GUARD_WORDS } from './guard.ts';
import { OBLIQUE_WORDS } from './oblique-words.ts';
import { phrases, readingsOf } from './plain.ts';

const WORDS = { ...GUARD_WORDS, ...OBLIQUE_WORDS } as const;

/** What somebody says who wants something of a community: asks, offers, looks for, takes part, corrects an own entry. */
const WISH = phrases(
  '(would|d|we.ll|i.ll) (also )?(like|love)|happy to|glad to|pleased to|look(ing|s)? for|(want|wants|wish|wishes|hope|hopes|need|needs|intend|try|trying) (to|a|an|your|some|help|new|more)|seek%|search (for )?partners?|searching|interested|interest in',
  'plan(ning)? to|planned|offers?|sells?|selling|propos%|pitch%|could (you|we|it|our|your|a|an|any|i|your chair|\\w{1,10} \\w{1,10} (be|react|tell))|can (you|we|i|it|your|a|members)|may (we|i|a|our|your|two)|might we|please|do (you|members|both|we|i|others)',
  '(does|did|has|have|is|are|was|will|would|should) (you|your|the|it|it.s|this|that|there|a|an|our|we|anybody|anyone|others|question|any|members|already|one) .. |which (members?|one|day|kind|step|of|start|company|parts?|protocol|do|did|are|is|can|will|should|would|language)',
  '(when|where|how|what|why|who) (is|are|will|can|do|does|did|has|have|should|would|could|long|many|much|often|soon|old|in|keeps|knows|decides|pays)|should (we|i)|thank%|welcome|invit%|join%|attend%|newsletter%|sessions?|training|%conference|meetings?|workshops?|member%|community',
  'research%|stud(y|ies|ying|ent|ents)|thesis|paper|article|journalist|magazine|broadcast|interview%|book|film|guide%|template%|examples?|survey|innovations?|start ?ups?|prototype%|trl|pilot (site|project|plant)|in scope|eligible|too early|challenge|challenges|develop%|designed|we (built|build|make|made|designed)',
  '(test|pilot|demo) ?(site|bed|case|location|field)|demonstrat%|share (it|this|our|experience)|publish%|present%|(your|the) (form|page|site|website|programme|agenda|library|template|organisation|colleague|portal|reviewers?|jury|chair)|recommend%|advice|second opinion|feedback|draft|deadline|grant|funding|budget|sponsor%|the call',
  'regist%|subscri%|contact details|forgot|my (name|address|number|mail|proposal|draft|account)|compare|comparing|choos(e|ing)|preparing|prize|policy|reviewers?|reconsider%|disagree|score|question \\d|wonder(s|ing)?|counts as|urgent%ly need help|services?|experts|eligible|ready to|available|donat%|give away',
  'graag|zoek%|zoekt|wil|willen|wilt|zouden|zou (ik|graag|u|het)|hopen|hoop|kunt u|kun je|kunnen (jullie|wij|we|leden|anderen)|kan (ik|iemand (ons|mij|een|helpen)|jullie|onze|het voor)|mag ik|mag het|mogen|hoe (gaan|lang|vaak|kom|kunnen|bewaren|overtuigen|lossen|regelen|doen|zwaar|werkt|weet|meld)',
  'welke?|wie (wil|kent|heeft|in de|weet|wordt|helpt|doet)|waar (vind|kan|stuur|moet|meld)|is (er|het|dit|daar|dat)|zijn (er|jullie)|bestaat|bestaan|hebben jullie|heeft (iemand|u)|kent u|kennen jullie|wanneer|krijgen we|vraagt? (of|naar|zich)|vragen (wij|of|ons)|komt .. in aanmerking|past|valt (dit|dat|een)',
  'bieden|biedt|aanbod|leveren|levert|ontwikkel%|maken|bouwen|bouwden|onderzoek%|student%|studie%|scriptie|artikel|boek|uitzending|nieuwsbrief|sessies?|bijeenkomst%|cursus%|training%|opleiding%|congres|kennisdag|lid|leden|community|netwerk van|werkgroep|voorstel|oproep|subsidie|budget|pilots?|proef|toetsen|laten testen',
  'demonstrat%|presentatie%|verslag|voorbeeld%|ervaring%|advies|handreiking|formulier|uw (pagina|site|website|nieuwsbrief|organisatie|huisstijl|leden|oproep|thema|mening|digitale)|aanmeld%|inschrijv%|bedankt|dank%|deelne%|meedoen|meelez%|uitnodig%|publiceren|verzendlijst|typefout|adres (is )?gewijzigd|idee|ideeen|testlocatie|uitstel|innovati%|starten|vernieuw%',
);

/** What a report of something wrong has somewhere: somebody who should not, something that did not, a secret, a sudden time. */
const TROUBLE = phrases(
  'someone|somebody|anyone|anybody|nobody|no one|none of|whoever|stranger.?s?|unknown|anonym%|foreign|intern.s|guest%|tenant|mystery|strange%|odd%|weird|rude|iemand|niemand|wie|wie dan ook|onbekend%|anoniem%|vreemde?|gast%|willekeurig%|zogenaamde?',
  'never|no longer|refuse%|by itself|remotely|without|instead|other than|nooit|niet meer|vanzelf|zonder|in plaats van|ineens|opeens|suddenly|overnight|this (morning|week|evening)|last night|vannacht|vanochtend|sinds|since|in de nachtdienst|nachts',
  '(%codes?|%passwords?|%wachtwoord%|pincodes?|administrator|beheerder|master|cursor|inbelnummers?|user list|%settings|instellingen)|(read|las|lees%|luid|hardop) .. (out|voor)|(stolen|gestolen|gone|verdwenen|weg|missing|kwijt|sold|verkocht|veiling|left behind|blijven liggen)',
  'overrul%|silenc%|spoof%|recorded|jumped|doubled|opgehoogd|omgedraaid|staat uit|staat open|gaat .. open|gaat .. omhoog|(money|sum|geld|betaalt|prijs|pay)|dan vervalt|bel%t|(stop|stops|stopping|obey%|believes?|overrules?|trust%) (a|an|any|my|its|the)|photos?|foto.?s|hidden|verborgen|taped',
);

/** What tells a text apart that is about something else than a case, whoever writes it. */
const OTHERWISE = [
  'rehearsed',
  'told',
  'read',
  'counted',
  'dispute',
  'product',
  'hypothetical',
  'past',
  'others',
  'none',
  'seeks',
  'visits',
  'ownSite',
  'maintenance',
] as const;
/** What somebody finds that can be done. */
const POSSIBLE = ['canDo', 'effect', 'weakSecret', 'layOpen', 'pastLogin'] as const;
const PLANT = ['control', 'asset', 'gadget', 'panel', 'keysOfPlant'] as const;

/**
 * The door of a text that nobody asked for, that tells of trouble with a plant and wants nothing that people come here for: whoever only reports may
 * report an incident. For a first message alone; an answer to a question wants nothing either.
 */
export const onlyTells = ({ subject, message }: { subject: string; message: string }): Door => {
  const [text = ''] = readingsOf(`${subject}\n\n${message}`);
  const has = (word: keyof typeof WORDS): boolean => WORDS[word].test(text);
  if (!PLANT.some(has) || !TROUBLE.test(text) || WISH.test(text) || OTHERWISE.some(has)) return undefined;
  return POSSIBLE.some(has) ? 'vulnerability' : 'incident';
};
