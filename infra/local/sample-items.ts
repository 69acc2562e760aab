import type { Checks } from '../../shared/domain/checks.ts';
import type { DecisionBody } from '../../shared/domain/decision.ts';
import type { Answers } from '../../shared/domain/form.ts';
import type { ReviewBody } from '../../shared/domain/review.ts';
import { allAnswers, completeAnswers, shortAnswers } from './sample-answers.ts';
import type { SampleApplicant } from './sample-people.ts';

export type Idea = {
  readonly nl: [title: string, abstract: string, problem: string, solution: string];
  readonly en: [title: string, abstract: string, problem: string, solution: string];
  readonly track: string;
  readonly capability: string;
  readonly asset: string;
  readonly sector: string;
};

export const IDEAS: readonly Idea[] = [
  {
    track: 'product-pilot',
    capability: 'nids',
    asset: 'plc',
    sector: 'drinking-water',
    nl: [
      'Stille luisteraar voor pompstations',
      'Een passieve sensor ziet op gespiegeld verkeer wanneer de logica van een besturing verandert en legt die naast de goedgekeurde versie. De operator ziet wat er veranderd is en door welk station.',
      'Onderhoud verandert de logica van besturingen zonder dat iemand het vastlegt.',
      'Een passieve sensor leest schrijfopdrachten mee en bewaart een ondertekende geschiedenis.',
    ],
    en: [
      'Silent listener for pumping stations',
      'A passive sensor sees on mirrored traffic when the logic of a controller changes and lays it beside the approved version. The operator sees what changed and from which station.',
      'Maintenance changes the logic of controllers and nobody writes it down.',
      'A passive sensor reads write commands along and keeps a signed history.',
    ],
  },
  {
    track: 'product-pilot',
    capability: 'remote-access',
    asset: 'remote-access',
    sector: 'transport.water',
    nl: [
      'Sleutelschakelaar voor leverancierstoegang',
      'Een leverancier komt pas binnen als de bediener met een sleutel de verbinding maakt. Zonder sleutel bestaat er fysiek geen pad, en elke sessie wordt opgenomen en bewaard.',
      'Leveranciers hebben dag en nacht toegang tot bediening van bruggen.',
      'Een schakelaar met sleutel maakt en verbreekt de verbinding, met opname van de sessie.',
    ],
    en: [
      'Key switch for vendor access',
      'A vendor comes in only when the operator makes the connection with a key. Without the key there is physically no path, and each session is recorded and kept for the owner.',
      'Vendors have access to the operation of bridges by day and night.',
      'A switch with a key makes and breaks the connection, and records the session.',
    ],
  },
  {
    track: 'research-result',
    capability: 'process-anomaly',
    asset: 'ied',
    sector: 'energy.electricity',
    nl: [
      'Natuurkunde als getuige in onderstations',
      'Metingen in een onderstation moeten samen kloppen met de wetten van de stroom. Wie een meting vervalst, valt op omdat de andere metingen iets anders zeggen dan de vervalste.',
      'Metingen op de stationsbus zijn te vervalsen zonder dat het opvalt.',
      'Een schatter rekent naast de bus na of alle metingen samen kunnen bestaan.',
    ],
    en: [
      'Physics as a witness in substations',
      'Measurements in a substation must agree with the laws of current. Whoever forges one stands out, because the other measurements tell another story than the forged one does.',
      'Measurements on the station bus can be forged without anybody noticing.',
      'An estimator beside the bus checks whether all measurements can exist together.',
    ],
  },
];

/** How much of the form is filled in: the short one, what a review needs, or every part. */
export type Filled = 'short' | 'complete' | 'everything';

export const answersFor = (idea: Idea, applicant: SampleApplicant, safety: 'yes' | 'no' = 'no', filled: Filled = 'complete'): Answers => {
  const short = shortAnswers(idea, applicant, safety);
  if (filled === 'short') return short;
  const complete = completeAnswers(idea, short, applicant.language);
  return filled === 'complete' ? complete : allAnswers(complete, applicant.language);
};

/** Every check at the door answered with yes. */
export const ALL_HOLD: Checks = { inScope: 'yes', complete: 'yes', identifiable: 'yes', original: 'yes', labelled: 'yes', notIncident: 'yes' };

const COMMENT = {
  nl: 'Dit onderdeel is helder beschreven en met een voorbeeld uit de praktijk onderbouwd; de grenzen zijn genoemd, de vergelijking met bestaande middelen kan scherper.',
  en: 'This part is described clearly and backed by an example from practice; limits are stated, the comparison with what exists today could be sharper than it is.',
};

/** A complete review around a mark; `spread` moves single criteria away from it. */
export const reviewFor = (language: 'nl' | 'en', mark: number, spread: readonly number[] = [0, 0, 0, 0, 0, 0]): ReviewBody => ({
  criteria: Object.fromEntries(
    (['N', 'S', 'T', 'E', 'I', 'P'] as const).map((id, i) => [id, { mark: Math.min(5, Math.max(0, mark + (spread[i] ?? 0))), comment: COMMENT[language] }]),
  ) as ReviewBody['criteria'],
  inScope: true,
  vote: mark >= 3 ? 'yes' : 'no',
  confidence: 2,
});

export const decisionFor = (language: 'nl' | 'en', outcome: DecisionBody['outcome']): DecisionBody => ({
  outcome,
  reason: language === 'nl' ? 'De beoordelaars zijn het eens en de drempels zijn gehaald.' : 'The reviewers agree and all minima are met.',
  letter: {
    opening:
      language === 'nl'
        ? 'Dank voor uw voorstel. Drie beoordelaars hebben het gelezen en wij hebben besloten.'
        : 'Thank you for your proposal. Three reviewers have read it and we have decided.',
    criteria: [
      { id: 'N', band: 'good', text: language === 'nl' ? 'De behoefte is echt en de eigenaar is genoemd.' : 'The need is real and the owner is named.' },
    ],
    doFirst: language === 'nl' ? 'Beschrijf wat er gebeurt als de sensor uitvalt.' : 'Describe what happens when the sensor fails.',
    resubmit: outcome === 'declined' || outcome === 'resubmit',
  },
});
