import { describe, expect, it } from 'vitest';
import { fieldOf, resultOf } from '../../../shared/domain/panel/choose.ts';
import { explain } from '../../../shared/domain/panel/explain.ts';
import { linesOf, needsOf, profileOf, relationsIn, type SampleProposal, type SampleReviewer } from './samples.ts';

const DATA = process.env.SLUIS_DATA;
if (!DATA) console.log('panel samples: skipped, SLUIS_DATA is not set');

type Real = SampleProposal & { annotation: Pick<SampleProposal, 'capabilities' | 'assets' | 'sectors'> & { scope: string } };

describe.skipIf(!DATA)('the sample reviewers', () => {
  const people = DATA ? linesOf<SampleReviewer>(DATA, 'reviewers.synthetic.jsonl') : [];
  const proposals = DATA ? linesOf<SampleProposal>(DATA, 'proposals.synthetic.dev.jsonl') : [];
  const reviewers = people.map(profileOf);
  const fieldFor = (proposal: SampleProposal) => fieldOf({ needs: needsOf(proposal), reviewers, relations: relationsIn(proposal, people), seed: 'samples' });

  it('who must not be asked never is, and whom the samples expect is asked where the rules allow it', () => {
    let [asked, expected] = [0, 0];
    for (const proposal of proposals) {
      const field = fieldFor(proposal);
      const result = resultOf(field);
      const { mustNotAssign = [], goodReviewers = [] } = proposal.expected;
      expect(result.members.filter((id) => mustNotAssign.includes(id))).toEqual([]);
      const hits = goodReviewers.filter((id) => result.members.includes(id));
      [asked, expected] = [asked + hits.length, expected + goodReviewers.length];
      if (goodReviewers.length > 0)
        console.log(`${proposal.id}: ${result.kind}, ${hits.length} of ${goodReviewers.length} expected (${result.members.join(' ')})`);
      const { chosen, notChosen } = explain(field, result);
      expect(chosen.length + notChosen.length).toBe(people.length);
    }
    console.log(`sample reviewers: ${asked} of ${expected} expected ones are asked`);
    expect(asked / expected).toBeGreaterThanOrEqual(0.75);
  });

  it('the three real proposals of the core for which too few know enough are told so, and no others', () => {
    const core = linesOf<Real>(DATA!, 'proposals.real.dev.jsonl').filter(({ annotation }) => annotation.scope === 'ot-core');
    const kinds = core.map((proposal) =>
      resultOf(fieldOf({ needs: needsOf({ ...proposal, ...proposal.annotation, language: 'en', protocols: [] }), reviewers, seed: 'samples' })),
    );
    const few = kinds.filter(({ kind }) => kind === 'not-enough-expertise');
    console.log(`core proposals with too little expertise: ${few.length} of ${core.length}`);
    expect(few).toHaveLength(3);
    for (const result of few) expect(result).toMatchObject({ ways: expect.arrayContaining(['ask-member', 'widen-sector', 'invite-outside']) });
  });
});
