import { ALL_HOLD, decisionFor } from '../../../infra/local/sample-items.ts';
import { DEMAND } from '../../support/afterwards.ts';
import { openSite, staffOf } from '../../walk/acts.ts';
import { wanted } from '../../walk/client.ts';
import { type Sent, sentBy } from './proposals.ts';
import type { Site } from './site.ts';

const OVERRIDE = 'Twee deskundigen zijn telefonisch gehoord; hun oordeel staat in het verslag van de bijeenkomst.';
const CONDITIONS = { nl: ['Laat zien dat de sensor een stroomuitval overleeft.'], en: ['Show that the sensor survives a power cut.'] };
type Outcome = Parameters<typeof decisionFor>[1];

/** A new proposal of a sample person whose decision has been announced, over the JSON API. */
export const decidedAs = async (site: Site, name: string, outcome: Outcome, language: 'nl' | 'en' = 'nl'): Promise<Sent> => {
  const sent = await sentBy(site, name, language);
  const { liaison, chair } = await staffOf(openSite(site.url));
  const act = (browser: typeof liaison, verb: string, body: unknown) => wanted(200, verb, browser.post(`/api/desk/proposals/${sent.proposal}/${verb}`, body));
  await act(liaison, 'take', {});
  await act(liaison, 'admit', { checks: ALL_HOLD });
  await act(liaison, 'close-round', { reason: 'De beoordelaars zijn ziek; het panel is gebeld.' });
  const conditions = outcome === 'accepted-with-conditions' ? { conditions: CONDITIONS[language] } : {};
  await act(chair, 'decide', { ...decisionFor(language, outcome), ...conditions, override: OVERRIDE });
  await act(chair, 'announce', { letterRead: 1 });
  await site.advance('PT5M');
  return sent;
};

/** The same, accepted and taken up. */
export const supportedOf = async (site: Site, name: string, language: 'nl' | 'en' = 'nl'): Promise<Sent> => {
  const sent = await decidedAs(site, name, 'accepted', language);
  await wanted(200, 'confirm', sent.browser.post(`/api/proposals/${sent.proposal}/confirm`, {}));
  await site.settle();
  return sent;
};

let asked = 0;
/** Somebody with pumping stations asks for a solution, and a liaison takes it up. */
export const demandFrom = async (site: Site, more = ''): Promise<{ id: string; email: string }> => {
  asked += 1;
  const own = openSite(site.url);
  const email = `${own.run}-els-${asked}@waterschap.example`;
  const { contact } = await wanted(
    201,
    'demand',
    own.browser('nl').post('/api/contact-requests', { ...DEMAND, email, subject: `${DEMAND.subject} ${asked}`, message: `${DEMAND.message} ${more}`.trim() }),
  );
  const { liaison } = await staffOf(own);
  await wanted(200, 'take', liaison.post(`/api/desk/contact-requests/${contact}/take`, {}));
  await site.settle();
  return { id: contact as string, email };
};
