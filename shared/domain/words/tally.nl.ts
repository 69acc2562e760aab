import type { en } from './tally.en.ts';

export const nl: typeof en = {
  'no-marks': 'Er is nog geen cijfer gegeven.',
  'no-spread': 'Alle cijfers zijn gelijk; daardoor is er geen verschil te zien tussen voorstellen of beoordelaars.',
  'few-reviewers':
    '{have} beoordelaars gaven ten minste {reviewsEach} cijfers aan voorstellen die ook anderen beoordeelden; er zijn er {need} nodig om een strenge beoordelaar van een zwak voorstel te onderscheiden. De gewone gemiddelden gelden.',
  'offsets-not-clear':
    'De beoordelaars verschillen niet duidelijk in strengheid. Daarom is geen cijfer gecorrigeerd en gelden de gewone gemiddelden; een interval is verbreed als het gewone gemiddelde erbuiten viel.',
  'separate-groups':
    'De voorstellen vallen uiteen in {groups} groepen zonder gemeenschappelijke beoordelaar; tussen die groepen is alleen te vergelijken als wordt aangenomen dat beoordelaars gemiddeld even streng zijn.',
};
