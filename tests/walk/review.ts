import type { DecisionBody } from '../../shared/domain/decision.ts';
import type { ReviewBody } from '../../shared/domain/review.ts';
import type { Site, Staff } from './acts.ts';
import { MADE_UP } from './answers.ts';
import { type Browser, Unexpected, wanted } from './client.ts';
import type { Sent } from './intake.ts';
import { acceptReview, type Reviewer, readForReview } from './reviewers.ts';
import type { Transcript } from './transcript.ts';

const COMMENT = {
  nl: `${MADE_UP} Dit onderdeel is beschreven en onderbouwd; de grenzen zijn genoemd, de vergelijking met bestaande middelen en de proef bij een eigenaar kunnen scherper.`,
  en: `${MADE_UP} This part is described and backed; limits are stated, the comparison with what exists today and the trial at an owner could be sharper than they are.`,
};

/** A review by the standard rubric around one mark, with a spread over the criteria; the last criterion is "cannot judge" where asked. */
export const reviewAround = (language: 'nl' | 'en', mark: number, { spread = 0, unjudged = false } = {}): ReviewBody => ({
  criteria: Object.fromEntries(
    (['N', 'S', 'T', 'E', 'I', 'P'] as const).map((id, i) => [
      id,
      { mark: unjudged && id === 'P' ? null : Math.min(5, Math.max(0, mark + (i % 2 === 0 ? spread : 0))), comment: COMMENT[language] },
    ]),
  ) as ReviewBody['criteria'],
  inScope: true,
  vote: mark >= 3 ? 'yes' : 'no',
  confidence: 2,
  note: `${MADE_UP} For the chair alone.`,
});

const score = ({ criteria }: ReviewBody): number | null => {
  const weights = { N: 20, S: 25, T: 20, E: 15, I: 10, P: 10 };
  const judged = Object.entries(weights).filter(([id]) => criteria[id]!.mark !== null);
  const weight = judged.reduce((sum, [, each]) => sum + each, 0);
  return weight === 0 ? null : judged.reduce((sum, [id, each]) => sum + each * (criteria[id]!.mark ?? 0), 0) / weight / 0.05;
};

/** Each of the panel accepts, reads, keeps a draft and sends a review; the last one closes the round. */
export const reviewAll = async (
  site: Site,
  staff: Staff,
  sent: Sent,
  panel: readonly { reviewer: Reviewer; review: ReviewBody; browser?: Browser | undefined }[],
  transcript: Transcript,
): Promise<void> => {
  const item = { id: sent.draft.proposal, reference: sent.draft.reference };
  const stage = async () => (await wanted(200, 'desk', staff.liaison.get(`/api/desk/proposals/${item.id}`))).stage;
  for (const { reviewer, review, browser } of panel) {
    const own = browser ?? (await acceptReview(site, reviewer, item));
    await readForReview(own, item.id, sent.answers);
    await wanted(200, 'review draft', own.put(`/api/review/${item.id}/draft`, { seen: 0, criteria: { N: { mark: 3 } } }));
    if ((await stage()) !== 'in-review') throw new Unexpected('the round closed before its last review');
    const done = await wanted(201, 'review', own.post(`/api/review/${item.id}/submit`, review));
    transcript.line(
      `${reviewer.name} accepted by mail, read and reviewed revision ${done.revision} in ${reviewer.language}: ${score(review)?.toFixed(0)}, ${review.vote}`,
    );
  }
  if ((await stage()) !== 'deliberation') throw new Unexpected('the last review did not close the round');
};

/** The tally says what the marks say. */
export const checkTally = async ({ chair }: Staff, proposal: string, reviews: readonly ReviewBody[]): Promise<string> => {
  const tally = await wanted(200, 'tally', chair.get(`/api/desk/proposals/${proposal}/tally`));
  const expected = reviews.map(score).sort();
  const totals = tally.totals.map(({ total }: { total: number }) => total).sort();
  const close = totals.length === expected.length && totals.every((total: number, i: number) => Math.abs(total - expected[i]!) < 0.51);
  if (!close || tally.reviews !== reviews.length) throw new Unexpected(`tally: ${JSON.stringify(tally)} for ${expected.join(', ')}`);
  return `tally ${tally.score} of ${tally.reviews} reviews, votes ${tally.votes.yes}/${tally.votes.no}/${tally.votes.pitch}, suggests ${tally.suggestion}${tally.flags.length > 0 ? `, flags ${tally.flags.join(' ')}` : ''}`;
};

const WORDS = {
  nl: {
    reason: 'De beoordelaars zijn gelezen en afgewogen.',
    opening: 'Dank voor uw voorstel. Drie beoordelaars hebben het gelezen en wij hebben besloten.',
    text: 'De behoefte is echt en de eigenaar is genoemd.',
    first: 'Beschrijf wat er gebeurt als het uitvalt.',
  },
  en: {
    reason: 'The reviews were read and weighed.',
    opening: 'Thank you for your proposal. Three reviewers have read it and we have decided.',
    text: 'The need is real and the owner is named.',
    first: 'Describe what happens when it fails.',
  },
};

export const decisionOf = (language: 'nl' | 'en', outcome: DecisionBody['outcome']): DecisionBody => {
  const { reason, opening, text, first } = WORDS[language];
  return {
    outcome,
    reason: `${MADE_UP} ${reason}`,
    letter: {
      opening: `${MADE_UP} ${opening}`,
      criteria: [{ id: 'N', band: 'good', text }],
      doFirst: first,
      resubmit: outcome === 'declined',
    },
    ...(outcome === 'accepted-with-conditions' ? { conditions: [`${MADE_UP} ${first}`] } : {}),
  };
};
