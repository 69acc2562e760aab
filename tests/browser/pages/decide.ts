import { openSite } from '../../walk/acts.ts';
import { wanted } from '../../walk/client.ts';
import type { SweptPage } from '../support/pages.ts';
import type { Site } from '../support/site.ts';

const [CHAIR, LIAISON, DONE] = ['Vera Voorzitter', 'Lia Sluiswachter', 'Sara Stoomketel'];

/** The first held decision, for whoever agrees to it. */
const held = async (site: Site): Promise<string> => {
  const browser = openSite(site.url).browser();
  const person = (await site.doors.people()).find(({ name }) => name === LIAISON)!;
  await site.doors.signIn(browser, person.id);
  const { rows }: { rows: readonly { id: string }[] } = await wanted(200, 'held', browser.get('/api/decide/held'));
  return `decide/${rows[0]!.id}`;
};

/** The discussion beside a review that was sent in. */
const talk = async (site: Site): Promise<string> => {
  const browser = openSite(site.url).browser();
  const person = (await site.doors.people()).find(({ name }) => name === DONE)!;
  await site.doors.signIn(browser, person.id);
  const { rows }: { rows: readonly { id: string; stage: string }[] } = await wanted(200, 'reviews', browser.get('/api/review'));
  return `review/${rows.find(({ stage }) => stage === 'submitted')!.id}/discussion`;
};

export const pages: readonly SweptPage[] = [
  { name: 'decide-ranked', path: 'decide?call=open.2026Q4', as: CHAIR, desk: true },
  { name: 'decide-ranked-nothing', path: 'decide?call=open.2026Q1', as: CHAIR, desk: true },
  { name: 'decide-announce', path: 'decide/announce', as: CHAIR, desk: true, picture: true },
  {
    name: 'decide-announce-nothing',
    path: 'decide/announce',
    as: CHAIR,
    desk: true,
    status: 422,
    failed: true,
    act: async (page) => {
      await page.getByRole('button', { name: /^(Maak bekend wat is aangevinkt|Announce what is ticked)$/ }).click();
      await page.locator('.errors').waitFor();
    },
  },
  { name: 'decide-agree', path: held, as: LIAISON, desk: true },
  { name: 'panel-discussion', path: talk, as: DONE, desk: true, picture: true },
];
