import { community } from '../../shared/community.ts';
import type { Answers } from '../../shared/domain/form.ts';
import type { Idea } from './sample-items.ts';
import type { SampleApplicant } from './sample-people.ts';

type Language = 'nl' | 'en';

const TEXTS = {
  nl: {
    which: 'Pompen en kleppen in de waterwinning',
    role: 'Oprichter',
    goodResult: 'Over zes maanden draait een proef op één locatie, met een oordeel van de bedieners.',
    evidence:
      'Twee proeven van zes weken op een testopstelling met veertig besturingen; 31 van de 33 geplande wijzigingen zijn gezien, zonder invloed op het proces.',
    team: 'Drie mensen: een procesautomatiseerder met twaalf jaar waterbedrijf, een netwerkspecialist en een ontwikkelaar.',
    market: 'Waterbedrijven en waterschappen in Nederland en Vlaanderen; een abonnement per locatie. Anderen kijken naar het kantoornetwerk.',
    funding: 'Eigen geld en een innovatielening',
    rights: 'Wij zijn zelf eigenaar van de software; een octrooi is aangevraagd.',
    failureText: 'De sensor luistert alleen mee; valt die uit, dan merkt het proces daar niets van en krijgt de bediener een melding.',
    delay: 'Geen: de sensor luistert mee op gespiegeld verkeer',
    rollback: 'De sensor loskoppelen van de spiegelpoort; er is niets anders om terug te draaien.',
    rollbackBy: 'De eigen technische dienst',
    test: 'Zes weken naast een besturing op de testopstelling, met belasting tot het maximum van de netwerkpoort.',
    vendorAccess: 'Alleen op verzoek, met een sessie die wordt opgenomen.',
    dataLeaving: 'Geen; de gegevens blijven op de locatie.',
    operator: 'De wacht van het waterbedrijf, met een telefoonnummer van ons',
    environment: 'Railbouw, 0 tot 50 °C, werkt losgekoppeld van internet.',
    excluded: 'Werkte tot vorig jaar bij een concurrent met hetzelfde soort product.',
  },
  en: {
    which: 'Pumps and valves of drinking water stations',
    role: 'Founder',
    goodResult: 'In six months a trial runs at one site, with a judgement by its operators.',
    evidence: 'Two trials of six weeks on a test bench with forty controllers; 31 of 33 planned changes were seen, without any effect on the process.',
    team: 'Three people: a process automation engineer with twelve years in water supply, a network specialist and a developer.',
    market: 'Water companies and water authorities in the Low Countries; a subscription for each site. Others look at the office network.',
    funding: 'Own money and an innovation loan',
    rights: 'We own the software ourselves; a patent has been applied for.',
    failureText: 'The sensor only listens; if it fails the process does not notice, and the operator gets a message.',
    delay: 'None: the sensor listens to mirrored traffic',
    rollback: 'Unplug the sensor from the mirror port; there is nothing else to turn back.',
    rollbackBy: 'The own maintenance crew',
    test: 'Six weeks beside a controller on the test bench, with load up to the maximum of the network port.',
    vendorAccess: 'On request only, in a session that is recorded.',
    dataLeaving: 'None; all data stay at the site.',
    operator: 'The shift of the water company, with a telephone number of ours',
    environment: 'Rail mounted, 0 to 50 °C, works without any internet.',
    excluded: 'Worked until last year for a competitor with the same kind of product.',
  },
} as const satisfies Record<Language, Record<string, string>>;

/** The short form. */
export const shortAnswers = (idea: Idea, applicant: SampleApplicant, safety: 'yes' | 'no'): Answers => {
  const [title, abstract, problem] = idea[applicant.language];
  const texts = TEXTS[applicant.language];
  return {
    outline: { title, abstract, nothingConfidential: true, track: idea.track, controlsProcess: 'yes', whichProcess: texts.which },
    organisation: { name: applicant.organisation, type: 'startup', country: 'NL', partners: [], advisers: [], pilotSites: [], noParties: true },
    contact: { name: applicant.name, role: texts.role },
    maturity: { trl: 5, trlIn12Months: 7, capabilities: [idea.capability], assets: [idea.asset], sectors: [idea.sector] },
    substance: { problem },
    process: { interaction: ['passive'], writesToController: 'no', safetyFunction: safety },
    request: {
      asks: ['pilot-site'],
      goodResult: texts.goodResult,
      tlp: 'amber-strict',
      share: 'reviewers',
      newsletter: false,
      terms: community.termsVersion,
      privacy: community.privacyVersion,
    },
  };
};

/** What a review needs beside it. */
export const completeAnswers = (idea: Idea, short: Answers, language: Language): Answers => {
  const texts = TEXTS[language];
  return {
    ...short,
    substance: { ...short.substance, solution: idea[language][3] },
    evidence: { text: texts.evidence },
    team: { text: texts.team },
    ...(idea.track === 'product-pilot' ? { market: { text: texts.market } } : {}),
    rights: { text: texts.rights, dualUse: 'no', foreignOwner: 'no' },
    earlier: { here: false, elsewhere: false },
  };
};

/** Every part but answers to questions that only a call asks. */
export const allAnswers = (complete: Answers, language: Language): Answers => {
  const texts = TEXTS[language];
  return {
    ...complete,
    organisation: { ...complete.organisation, website: 'https://sensor.example/', registration: '00000000', founded: 2022, headcount: '2-9' },
    maturity: { ...complete.maturity, purdue: ['1', '2'], protocols: ['modbus', 's7'] },
    process: { ...complete.process, failure: 'na', failureText: texts.failureText },
    operation: {
      constraints: ['hardware-install', 'air-gapped-ok'],
      addedDelay: texts.delay,
      rollback: texts.rollback,
      rollbackBy: texts.rollbackBy,
      rollbackMinutes: 5,
      operatorBypass: 'yes',
      interferenceTest: texts.test,
      signedUpdates: 'yes',
      sbom: 'yes',
      vendorAccess: texts.vendorAccess,
      lifetimeYears: 10,
      dataLeaving: texts.dataLeaving,
      operator: texts.operator,
      falseAlarmsPerWeek: 2,
      environment: texts.environment,
    },
    standards: {
      certifications: ['none'],
      roles: ['product-supplier'],
      capabilityLevels: { FR3: 'SL2', FR6: 'SL2' },
      attackVersion: '18.1',
      techniques: [
        { id: 'T0843', relation: 'counters' },
        { id: 'T0889', relation: 'counters' },
      ],
      csf: ['DE', 'DE.CM'],
      nis2: ['21.2.b', '21.2.e'],
    },
    market: { text: texts.market, competitors: ['Kantoorkijk BV'], revenue: 'none', funding: texts.funding },
    exclusions: { reviewers: [{ name: 'Karel Kleppen', why: texts.excluded }] },
  };
};
