import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { STAFF } from '../../infra/local/sample-people.ts';
import { PanelView } from '../../shared/contract/routing.ts';
import { must, proposalAt } from '../support/journey.ts';
import { addPlayer, type Cast } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';
import { answersOf } from '../walk/answers.ts';
import { samplesFrom } from '../walk/samples.ts';

const DATA = process.env.SLUIS_DATA;
if (!DATA) console.log('panels of the sample proposals: skipped, SLUIS_DATA is not set');

type Line = {
  readonly id: string;
  readonly assets: readonly string[];
  readonly expected: { readonly scope: string; readonly goodReviewers?: readonly string[]; readonly mustNotAssign?: readonly string[] };
};
type Reviewer = {
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
  readonly orgType: string;
  readonly helix: string;
  readonly expertise: {
    readonly capabilities: readonly { id: string; level: number }[];
    readonly sectors: readonly string[];
    readonly assets: readonly string[];
  };
  readonly languages: readonly string[];
  readonly capacityPerQuarter: number;
  readonly standingConflicts: readonly string[];
};
const linesOf = <T>(file: string): T[] =>
  readFileSync(join(DATA!, file), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);

describe.skipIf(!DATA)('the panels of the sample proposals', () => {
  let world: World;
  let cast: Cast;
  const people = new Map<string, string>();
  beforeAll(async () => {
    world = await openWorld({ seed: 'panel samples' });
    const [admin, lia] = [await addPlayer(world, STAFF[0]!), await addPlayer(world, STAFF[1]!)];
    cast = { admin, lia } as unknown as Cast;
    for (const sample of linesOf<Reviewer>('reviewers.synthetic.jsonl')) {
      const { expertise, languages } = sample;
      const body = {
        name: sample.name,
        email: `${sample.id}@${sample.id}.example`,
        language: languages.includes('nl') ? 'nl' : 'en',
        roles: ['reviewer'],
        organisation: sample.organisation,
        organisationType: sample.orgType,
        helix: sample.helix,
        languages,
        ...expertise,
        capacity: sample.capacityPerQuarter,
        standing: sample.standingConflicts.map((text) => ({ kind: text.split(':')[0], capability: text.split(':')[1] })),
      };
      const { body: made } = await must(world, admin.cookie, '/api/admin/people', body);
      people.set(made.person, sample.id);
    }
  });
  afterAll(() => world.stop());

  it('never hold who must not be asked, and mostly whom the samples expect, with a word about everybody', async () => {
    const lines = new Map(linesOf<Line>('proposals.synthetic.dev.jsonl').map((line) => [line.id, line]));
    const samples = samplesFrom(DATA).synthetic.filter(({ id }) => lines.get(id)!.expected.scope === 'ot-core');
    let [asked, expected] = [0, 0];
    for (const sample of samples) {
      const { assets, expected: wanted } = lines.get(sample.id)!;
      const answers = answersOf({ ...sample, short: false });
      // The samples do not say whether they sit in a safety function; one that touches a safety system does.
      const process = { ...answers.process, safetyFunction: assets.includes('sis') ? ('yes' as const) : answers.process.safetyFunction };
      const sender = { email: `${sample.id}@indiener.example`, language: sample.language, name: 'Iemand Anders', organisation: sample.organisation };
      const { id } = await proposalAt(world, cast, 'in-review', { sender, answers: { ...answers, process } });
      const reply = await world.request({ method: 'GET', path: `/api/desk/proposals/${id}/panel`, cookie: cast.lia.cookie });
      expect([sample.id, reply.status]).toEqual([sample.id, 200]);
      const panel = PanelView.parse(reply.body);
      const chosen = panel.members.map((member) => people.get(member.id)!);
      const { goodReviewers = [], mustNotAssign = [] } = wanted;
      expect(chosen.filter((one) => mustNotAssign.includes(one))).toEqual([]);
      for (const one of mustNotAssign) expect(panel.excluded.find((person) => people.get(person.id) === one)).toMatchObject({ byHand: false });
      expect(panel.members.length + panel.near.length + panel.excluded.length).toBe(people.size);
      const hits = goodReviewers.filter((one) => chosen.includes(one));
      [asked, expected] = [asked + hits.length, expected + goodReviewers.length];
      console.log(`${sample.id}: ${panel.state}, ${hits.length} of ${goodReviewers.length} expected (${chosen.join(' ')})`);
    }
    console.log(`panels of the sample proposals: ${asked} of ${expected} expected reviewers are asked`);
    expect(asked / expected).toBeGreaterThanOrEqual(0.75);
  });
});
