import * as z from 'zod';

/** A rubric version: criteria with weights that sum to 100 and the minimum of each; frozen when a call opens. */
export type Criterion = {
  readonly id: string;
  readonly weight: number;
  readonly minimum: number;
  readonly name: { readonly en: string; readonly nl: string };
  readonly anchors: { readonly en: readonly [string, string, string]; readonly nl: readonly [string, string, string] };
};
export type Rubric = { readonly version: string; readonly formula: string; readonly criteria: readonly Criterion[] };

export const CRITERIA = ['N', 'S', 'T', 'E', 'I', 'P'] as const;
export type CriterionId = (typeof CRITERIA)[number];

const criterion = (
  id: CriterionId,
  weight: number,
  minimum: number,
  name: Criterion['name'],
  en: readonly [string, string, string],
  nl: readonly [string, string, string],
): Criterion => ({ id, weight, minimum, name, anchors: { en, nl } });

/** The calls are marked as without effect, so that a function which reads no anchors leaves them out. */
export const STANDARD_RUBRIC: Rubric = {
  version: 'standard-1',
  formula: 'weighted-mean-1',
  criteria: [
    /* @__PURE__ */ criterion(
      'N',
      20,
      2,
      { en: 'OT need and relevance', nl: 'OT-behoefte en relevantie' },
      ['asserted, no asset owner named', 'real problem in a named sector, credible owner', 'several owners confirm; maps to known techniques or a NIS2 duty'],
      [
        'beweerd, zonder eigenaar te noemen',
        'echt probleem in een genoemde sector, geloofwaardige eigenaar',
        'meerdere eigenaren bevestigen het; sluit aan op bekende technieken of een NIS2-plicht',
      ],
    ),
    /* @__PURE__ */ criterion(
      'S',
      25,
      3,
      { en: 'Safety and operability', nl: 'Veiligheid en bedrijfsvoering' },
      [
        'can stop or endanger the process, not discussed',
        'failure, rollback and windows described and plausible',
        'shown not to interfere on representative equipment; operators can bypass; fits a turnaround',
      ],
      [
        'kan het proces stoppen of in gevaar brengen, en daar staat niets over',
        'uitval, terugdraaien en onderhoudsmomenten beschreven en aannemelijk',
        'op representatieve apparatuur aangetoond dat het niet stoort; bedieners kunnen het omzeilen; past in een onderhoudsstop',
      ],
    ),
    /* @__PURE__ */ criterion(
      'T',
      20,
      2,
      { en: 'Technical quality and novelty', nl: 'Technische kwaliteit en vernieuwing' },
      ['claim without mechanism', 'sound mechanism, alternatives compared', 'measured against named alternatives, limits stated'],
      ['bewering zonder uitleg hoe het werkt', 'degelijke werking, vergeleken met alternatieven', 'gemeten naast genoemde alternatieven, met de grenzen erbij'],
    ),
    /* @__PURE__ */ criterion(
      'E',
      15,
      1.5,
      { en: 'Evidence and maturity', nl: 'Bewijs en rijpheid' },
      ['none', 'lab results fit the TRL', 'operational pilot, numbers, a reference'],
      ['geen', 'laboratoriumresultaten die bij het TRL passen', 'praktijkpilot, cijfers, een referentie'],
    ),
    /* @__PURE__ */ criterion(
      'I',
      10,
      1.5,
      { en: 'Impact and adoption', nl: 'Effect en gebruik' },
      ['no user', 'clear first users and effect', 'scales over sectors or borders, path to standards'],
      ['geen gebruiker', 'duidelijke eerste gebruikers en effect', 'bruikbaar in meer sectoren of landen, met zicht op normen'],
    ),
    /* @__PURE__ */ criterion(
      'P',
      10,
      1.5,
      { en: 'Team, plan and ask', nl: 'Team, plan en vraag' },
      ['cannot deliver, ask unclear', 'able team, concrete ask', 'proven in OT, partners committed'],
      ['kan niet leveren, vraag onduidelijk', 'bekwaam team, concrete vraag', 'bewezen in OT, partners hebben toegezegd'],
    ),
  ],
};

/** A mark of 0-5 with halves, or null for "cannot judge", which is left out of every mean. */
export const Mark = z.union([z.number().min(0).max(5).multipleOf(0.5), z.null()]);
export type Mark = z.infer<typeof Mark>;
export type Marks = Readonly<Record<CriterionId, Mark>>;
