import type { Actor } from './actor.ts';
import { mayStartAgain } from './again.ts';
import type { Beside } from './change.ts';
import { type Calendar, dateAt } from './clock.ts';
import type { Decision } from './decision.ts';
import { emptyDraft, type NewDraft } from './draft.ts';
import { DRAFT_FORM } from './form.ts';
import { linkOf, linksIfRoom } from './lineage.ts';
import type { Manifest, PartName, Proposal } from './proposal.ts';
import { Refusal, refuseUnless } from './refusal.ts';
import { partItem, type Seal, type StoredParts } from './submission.ts';
import { requireTeam } from './team.ts';

/** From which day on its letter says that it can be sent in anew; nothing where that is at once. */
export const againFrom = (decision: Pick<Decision, 'letter'> | undefined): string | undefined =>
  decision?.letter.resubmit ? decision.letter.resubmitFrom : undefined;

/** A draft of it can be written at once, and is sent in once the day has come that the letter names. @throws proposal.again-too-soon */
export const requireAgainNow = (decision: Pick<Decision, 'letter'> | undefined, at: string, calendar: Calendar): void => {
  const from = againFrom(decision);
  if (from !== undefined && dateAt(at, calendar) < from)
    throw new Refusal('proposal.again-too-soon', { fields: [{ path: '', code: `again.from:${from}`, message: '' }] });
};

/** A call's own questions belong to that call, and an agreement is given anew each time. */
const NOT_COPIED: readonly PartName[] = ['extra'];
const GIVEN_ANEW: readonly string[] = ['terms', 'privacy', 'newsletter'];

const copyOf = (content: unknown): Record<string, unknown> =>
  Object.fromEntries(Object.entries(content as Record<string, unknown>).filter(([field]) => !GIVEN_ANEW.includes(field)));

/** What of the earlier answers the form still takes, part by part. */
const copied = (parts: StoredParts): [PartName, Record<string, unknown>][] =>
  (Object.entries(parts) as [PartName, unknown][])
    .filter(([part]) => !NOT_COPIED.includes(part))
    .flatMap(([part, content]) => {
      const fits = DRAFT_FORM[part].safeParse(copyOf(content));
      return fits.success ? [[part, fits.data as Record<string, unknown>] as [PartName, Record<string, unknown>]] : [];
    });

/**
 * A new draft with the texts of an earlier proposal; files are added anew. It knows where it came from; the earlier one hears of it once it
 * is sent in, since nobody knows of a draft but its applicant. @throws proposal.not-again
 */
export const startAgain = (
  earlier: Proposal,
  { by, parts, draft, seal }: { by: Actor; parts: StoredParts; draft: Omit<NewDraft, 'links' | 'origin' | 'language'>; seal: Seal },
) => {
  requireTeam(earlier, by, 'own');
  refuseUnless(mayStartAgain(earlier), 'proposal.not-again');
  const texts = copied(parts);
  const manifest: Manifest = Object.fromEntries(texts.map(([part, content]) => [part, { revision: 1, version: 1, seal: seal(content) }]));
  const root: Proposal = {
    ...emptyDraft({ ...draft, language: earlier.language, links: [{ id: earlier.id, kind: 'resubmission-of' }] }),
    manifest,
    title: earlier.title,
    verified: earlier.verified === draft.person.address ? draft.person.address : undefined,
  };
  return { root, items: texts.map(([part, content]) => partItem(part, 1, 1, content)) };
};

export const earlierOf = (proposal: Pick<Proposal, 'links'>): string | undefined => linkOf(proposal, 'resubmission-of');

/** The earlier proposal learns that it was sent in anew, where it still has anybody. */
export const linkedToEarlier = (proposal: Proposal, earlier: Proposal | undefined): Beside[] => {
  if (!earlier || earlier.anonymised || earlier.applicant !== proposal.applicant || earlierOf(proposal) !== earlier.id) return [];
  const links = linksIfRoom(earlier, { id: proposal.id, kind: 'resubmitted-as' });
  return [{ before: earlier, change: { root: { ...earlier, links }, facts: [{ type: 'ItemLinked', link: 'resubmitted-as', item: proposal.id }] } }];
};
