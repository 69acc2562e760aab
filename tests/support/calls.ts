import type { CallBody } from '../../shared/domain/call.ts';
import { must } from './journey.ts';
import type { Cast } from './people.ts';
import type { World } from './world.ts';

/** A call of some weeks from the world's first morning on. */
export const CALL: CallBody = {
  title: { nl: 'Veilige afstandsbediening', en: 'Safe remote operation' },
  summary: { nl: 'Een oproep voor veilig beheer op afstand.', en: 'A call for safe operation at a distance.' },
  opensAt: '2026-11-02T08:00:00.000Z',
  closesAt: '2026-12-01T16:00:00.000Z',
  graceMinutes: 15,
  requires: 'step-1',
  questions: [],
  inviteOnly: false,
};

/** A call that is announced, and the code of one by invitation. */
export const callOf = async (world: World, cast: Cast, more: Partial<CallBody> = {}): Promise<{ id: string; invite?: string }> => {
  const body = { ...CALL, ...more };
  const made = await must(world, cast.admin.cookie, '/api/admin/calls', body);
  await must(world, cast.admin.cookie, `/api/admin/calls/${made.body.call}`, { ...body, stage: 'published' });
  return { id: made.body.call, invite: made.body.invite };
};

/** What the page of a call sends for the same call, with the end a week later. */
export const CALL_FORM: Readonly<Record<string, string>> = {
  act: 'save',
  'title/nl': CALL.title.nl,
  'title/en': CALL.title.en,
  'summary/nl': CALL.summary.nl,
  'summary/en': CALL.summary.en,
  'opensAt/day': '2',
  'opensAt/month': '11',
  'opensAt/year': '2026',
  'opensAt/time': '09:00',
  'closesAt/day': '8',
  'closesAt/month': '12',
  'closesAt/year': '2026',
  'closesAt/time': '17:00',
  graceMinutes: '15',
  requires: 'step-1',
  capPerOrganisation: '',
  reviewersPerProposal: '3',
  quorum: '3',
  approvals: '1',
  routing: 'confirmed',
  rubric: 'standard-1',
};
