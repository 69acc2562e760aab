import type { Labels } from './index.ts';

export const nl: Omit<Labels, 'outcome'> = {
  stage: {
    draft: 'Concept',
    received: 'Ontvangen',
    'being-checked': 'Wordt bekeken',
    question: 'Vraag voor u',
    'in-review': 'In beoordeling',
    decided: 'Besloten',
    'in-support': 'In begeleiding',
    closed: 'Afgesloten',
  },
  standard: {
    'step-2':
      'Uw voorstel past bij wat wij doen. Voordat beoordelaars het kunnen lezen, hebben wij de rest van het formulier nodig. Vul de overige onderdelen in en beantwoord daarna deze vraag.',
  },
  contactStage: { received: 'Ontvangen', 'in-hand': 'In behandeling', 'your-turn': 'Wacht op uw antwoord', closed: 'Afgesloten' },
};

/** Dutch words for outcomes, apart from the others: letters need no more. */
export const outcome: Labels['outcome'] = {
  accepted: 'Geaccepteerd: wij bieden ondersteuning',
  'accepted-with-conditions': 'Geaccepteerd, onder voorwaarden',
  pitch: 'Uitgenodigd voor een pitch in een expertsessie',
  reserve: 'Op de reservelijst',
  declined: 'Afgewezen, met feedback',
  resubmit: 'Herzien en opnieuw indienen',
  'out-of-scope': 'Valt buiten wat wij doen',
  redirected: 'Doorverwezen naar een betere plek',
};
