import type { Change, Item } from './change.ts';
import { canonical, type NewFact } from './fact.ts';

/**
 * What a person wrote is sealed in the fact that tells of it: the fact holds a digest of the text with a salt, the salt lies beside the text
 * and goes with it. So a text that was changed afterwards is betrayed, and of one that is gone the log tells nothing.
 */
type Content = Readonly<Record<string, unknown>>;
export type DigestOf = (text: string) => string;

/** What of a review is sealed; the note to the chair is sealed by itself, as not everybody who may read the review may read it. */
export const reviewContent = ({ reviewer, round, revision, submittedAt, body }: Content): Content => {
  const { note: _note, ...rest } = body as Content;
  return { reviewer, round, revision, submittedAt, body: rest };
};

/** Of a decision all but who made it, which the fact says itself; the words that a letter may name are told by the letter. */
export const decisionContent = ({ n, rubric, outcome, at, reason, target, letter, conditions, override, meant }: Content): Content => ({
  ...{ n, rubric, outcome, at, reason, target, letter, conditions, override },
  meant: typeof meant === 'object' && meant !== null ? (meant as Content).reason : meant,
});

export const messageContent = ({ id, at, text, outcome }: Content): Content => ({ id, at, text, outcome });

export const digestOf = (digest: DigestOf, salt: string, content: unknown): string => digest(canonical({ salt, content }));

/** Under which name the salt of a text is handed out with it. */
export const sealName = {
  review: (reviewer: string, round: number): string => `review ${reviewer} ${round}`,
  decision: (n: number): string => `decision ${n}`,
  message: (id: string): string => `message ${id}`,
};

/** The sealed content of an item, and the fact of the same change that tells of it. */
const told = (item: Item, facts: readonly NewFact[]): { readonly at: number; readonly content: Content } | undefined => {
  const find = (fits: (fact: Content) => boolean, content: Content) => {
    const at = facts.findIndex((fact) => fits(fact));
    return at < 0 ? undefined : { at, content };
  };
  if (item.type === 'review') return find((fact) => fact.type === 'ReviewSubmitted' && fact.reviewer === item.reviewer, reviewContent(item));
  if (item.type === 'decision') return find((fact) => fact.decision === item.n && fact.type !== 'ProposalAnnounced', decisionContent(item));
  return item.type === 'message' ? find((fact) => fact.message === item.id, messageContent(item)) : undefined;
};

/** A change whose new texts have a salt each and whose facts hold their digests; `salt` draws one, `digest` gives hex. */
export const withDigests = <R>(change: Change<R>, salt: () => string, digest: DigestOf): Change<R> => {
  const facts: NewFact[] = [...change.facts];
  const items = (change.items ?? []).map((item): Item => {
    const found = told(item, facts);
    if (!found) return item;
    const drawn = salt();
    const note = item.type === 'review' ? (item.body as Content).note : undefined;
    facts[found.at] = {
      ...facts[found.at]!,
      digest: digestOf(digest, drawn, found.content),
      ...(note === undefined ? {} : { note: digestOf(digest, drawn, note) }),
    } as NewFact;
    return { ...item, salt: drawn };
  });
  return { ...change, facts, ...(change.items ? { items } : {}) };
};

type Sealed = { readonly salt?: string | undefined };
type Texts = {
  readonly reviews: readonly (Sealed & { readonly reviewer: string; readonly round: number })[];
  readonly decisions: readonly (Sealed & { readonly n: number })[];
  readonly messages: readonly (Sealed & { readonly id: string })[];
};

/** The salts of texts, by name. */
export const saltsOf = ({ reviews, decisions, messages }: Texts): Record<string, string> =>
  Object.fromEntries(
    [
      ...reviews.map(({ reviewer, round, salt }) => [sealName.review(reviewer, round), salt] as const),
      ...decisions.map(({ n, salt }) => [sealName.decision(n), salt] as const),
      ...messages.map(({ id, salt }) => [sealName.message(id), salt] as const),
    ].flatMap(([name, salt]) => (salt ? [[name, salt]] : [])),
  );
