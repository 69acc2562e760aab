import { decidedAs, demandFrom, supportedOf } from '../support/decisions.ts';
import type { SweptPage } from '../support/pages.ts';
import type { Sent } from '../support/proposals.ts';
import type { Site } from '../support/site.ts';

const INA = 'Ina Dijk';
const made = new Map<string, Promise<Sent>>();
const once = (key: string, make: () => Promise<Sent>): Promise<Sent> => {
  const known = made.get(key) ?? make();
  made.set(key, known);
  return known;
};
const conditional = (site: Site, language: 'nl' | 'en') => once(`conditional ${language}`, () => decidedAs(site, INA, 'accepted-with-conditions', language));
const declined = (site: Site, language: 'nl' | 'en') => once(`declined ${language}`, () => decidedAs(site, INA, 'declined', language));
const supported = (site: Site, language: 'nl' | 'en') =>
  once(`supported ${language}`, async () => {
    await demandFrom(site);
    return supportedOf(site, INA, language);
  });

type Of = (site: Site, language: 'nl' | 'en') => Promise<Sent>;
const own = (of: Of) => async (site: Site, language: 'nl' | 'en') => `proposals/${(await of(site, language)).proposal}/afterwards`;
const desk = (of: Of) => async (site: Site, language: 'nl' | 'en') => `desk/proposals/${(await of(site, language)).proposal}/support`;

export const pages: readonly SweptPage[] = [
  { name: 'afterwards-conditions', path: own(conditional), as: INA, picture: true },
  { name: 'afterwards-declined', path: own(declined), as: INA },
  { name: 'support-conditions', path: desk(conditional), as: 'liaison', desk: true },
  { name: 'support', path: desk(supported), as: 'liaison', desk: true, picture: true },
  { name: 'demands', path: 'desk/demands', as: 'liaison', desk: true, picture: true },
];
