import { later } from './clock.ts';
import { DRAFT_FORM } from './form.ts';
import type { Link } from './lineage.ts';
import type { Manifest, PartName, Proposal } from './proposal.ts';
import { DRAFT_WARN, partItem, type Seal } from './submission.ts';

export type NewDraft = {
  readonly id: string;
  readonly reference: string;
  readonly person: { readonly id: string; readonly address: string };
  readonly language: 'nl' | 'en';
  readonly at: string;
  readonly origin?: Proposal['origin'];
  readonly links?: Link[];
};

/** A proposal that has only just been thought of: no text, no fact, a link on its way. */
export const emptyDraft = ({ id, reference, person, language, at, origin = 'form', links }: NewDraft): Proposal => ({
  id,
  v: 2,
  version: 1,
  factSeq: 0,
  factHead: '',
  reference,
  title: '',
  language,
  createdAt: at,
  flags: [],
  ...(links ? { links } : {}),
  kind: 'proposal',
  stage: 'draft',
  tlp: 'amber-strict',
  origin,
  call: 'open',
  applicant: person.id,
  address: person.address,
  organisations: [],
  parties: [],
  revision: 1,
  manifest: {},
  round: 0,
  safetySeat: false,
  messages: 0,
  reminded: 0,
  decisions: 0,
  nextTouch: later(at, DRAFT_WARN),
});

/** The beginning of a text that fits into `most` characters, up to the end of a word, marked as cut. */
const beginningOf = (text: string, most: number): string => {
  const characters = [...text];
  return characters.length <= most
    ? text
    : `${characters
        .slice(0, most - 1)
        .join('')
        .replace(/\s+\S*$/, '')}…`;
};

/** The longest text that the form takes as a problem. */
const PROBLEM = 1000;

/** What is known from elsewhere, field by field as far as the form takes it. */
const knownParts = (known: { subject: string; text: string; organisation: string; name: string }): [PartName, Record<string, unknown>][] => {
  const fields: [PartName, Record<string, unknown>][] = [
    ['outline', { title: known.subject }],
    ['organisation', { name: known.organisation }],
    ['contact', { name: known.name }],
    ['substance', { problem: beginningOf(known.text, PROBLEM) }],
  ];
  return fields.flatMap(([part, content]) => {
    const fits = DRAFT_FORM[part].safeParse(content);
    return fits.success ? [[part, fits.data as Record<string, unknown>] as [PartName, Record<string, unknown>]] : [];
  });
};

/** A draft with what its sender wrote before in another shape; the rest is the sender's to fill in. */
export const filledDraft = (draft: NewDraft, known: Parameters<typeof knownParts>[0], seal: Seal) => {
  const parts = knownParts(known);
  const manifest: Manifest = Object.fromEntries(parts.map(([part, content]) => [part, { revision: 1, version: 1, seal: seal(content) }]));
  const title = parts.find(([part]) => part === 'outline')?.[1].title;
  return {
    root: { ...emptyDraft(draft), manifest, title: typeof title === 'string' ? title : '' },
    items: parts.map(([part, content]) => partItem(part, 1, 1, content)),
  };
};
