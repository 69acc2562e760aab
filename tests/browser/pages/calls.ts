import { openSite, staffOf } from '../../walk/acts.ts';
import { wanted } from '../../walk/client.ts';
import type { SweptPage } from '../support/pages.ts';
import type { Site } from '../support/site.ts';

const room = { as: 'admin', desk: true } as const;

const label = (nl: string, en: string) => ({ nl, en });
const QUESTIONS = [
  {
    id: 'site',
    kind: 'choice',
    label: label('Welke locatie?', 'Which site?'),
    required: true,
    options: [
      { id: 'lock', label: label('Sluis', 'Lock') },
      { id: 'weir', label: label('Stuw', 'Weir') },
    ],
  },
  {
    id: 'age',
    kind: 'text',
    label: label('Hoe oud is de sluis?', 'How old is the lock?'),
    required: false,
    max: 200,
    showIf: { question: 'site', equals: 'lock' },
  },
  { id: 'power', kind: 'number', label: label('Hoeveel kilowatt?', 'How many kilowatts?'), required: true, min: 1, max: 900 },
];

/** A call by invitation that has opened and has questions of its own, with a later end for somebody. */
const openCall = async (site: Site): Promise<string> => {
  const { admin } = await staffOf(openSite(site.url));
  const now = Date.parse(await site.doors.now());
  const body = {
    title: label('Veilig op afstand bedienen', 'Safe operation at a distance'),
    summary: label('Voorstellen voor veilige bediening op afstand.', 'Proposals for safe operation at a distance.'),
    closesAt: new Date(now + 30 * 86_400_000).toISOString(),
    graceMinutes: 15,
    requires: 'step-1',
    questions: QUESTIONS,
    inviteOnly: true,
  };
  const { call } = await wanted(201, 'call', admin.post('/api/admin/calls', body));
  await wanted(200, 'publish', admin.post(`/api/admin/calls/${call}`, { ...body, stage: 'published' }));
  await wanted(
    201,
    'extend',
    admin.post(`/api/admin/calls/${call}/extensions`, { until: new Date(now + 40 * 86_400_000).toISOString(), organisation: 'Het huis' }),
  );
  return `desk/calls/${call}`;
};

export const pages: readonly SweptPage[] = [
  { name: 'calls', path: 'desk/calls', ...room },
  { name: 'call-new', path: 'desk/calls/new', ...room, picture: true },
  {
    name: 'call-wrong',
    path: 'desk/calls/new',
    ...room,
    act: async (page) => {
      await page.getByRole('button', { name: /^(Vraag toevoegen|Add a question)$/ }).click();
      await page.getByRole('button', { name: /^(Bewaren als concept|Keep as a draft)$/ }).click();
    },
    status: 422,
    failed: true,
  },
  { name: 'call-open', path: openCall, ...room },
  { name: 'call-form', path: async (site) => `${await openCall(site)}?show=form`, ...room },
  {
    name: 'call-code',
    path: openCall,
    ...room,
    act: async (page) => {
      await page.getByText(/^(Nieuwe toegangscode|A new access code)$/).click();
      await page.getByRole('button', { name: /^(Nieuwe code maken|Make a new code)$/ }).click();
    },
  },
  { name: 'call-terms', path: 'calls/open', picture: true },
];
