import type * as z from 'zod';
import { FORM, PARTIAL_FORM } from '../form.ts';
import { PARTS, type PartName, SHORT_PARTS } from '../proposal.ts';
import { withoutTurns } from '../text.ts';
import { beginning, fitted, type Notes, oneLine } from './fit.ts';
import { readable } from './html.ts';
import type { Line } from './line.ts';
import type { MappedProposal } from './mapped.ts';
import { foldKey, nameOf } from './names.ts';
import type { Sender } from './sender.ts';

/** Nobody agrees to anything by being imported, and a consent to mails must be provable. */
const CONSENTS = new Set(['nothingConfidential', 'terms', 'privacy', 'newsletter']);

const LISTS = new Set(
  'partners advisers pilotSites capabilities assets sectors purdue protocols interaction asks constraints certifications roles csf nis2 competitors'.split(' '),
);

const numberIn = (text: string): number | undefined => {
  const digits = /\d{1,6}/.exec(text)?.[0];
  return digits === undefined ? undefined : Number(digits);
};

const headcountOf = (text: string): string | undefined => {
  const n = numberIn(text);
  if (n === undefined) return undefined;
  return n >= 250 ? '250+' : n >= 50 ? '50-249' : n >= 10 ? '10-49' : n >= 2 ? '2-9' : '1';
};

const COUNTRIES: Readonly<Record<string, string>> = {
  nederland: 'NL',
  netherlands: 'NL',
  thenetherlands: 'NL',
  belgie: 'BE',
  belgium: 'BE',
  duitsland: 'DE',
  germany: 'DE',
  unitedstates: 'US',
  usa: 'US',
  unitedkingdom: 'GB',
  uk: 'GB',
};
const countryOf = (text: string): string => COUNTRIES[foldKey(text)] ?? text.toUpperCase();
const siteOf = (text: string): string => (text === '' || /^[a-z]+:/i.test(text) ? text : `https://${text}`);
const YES_NO: Readonly<Record<string, string>> = { ja: 'yes', nee: 'no', onzeker: 'unsure', onbekend: 'unsure', unknown: 'unsure' };
const yesNoOf = (text: string): string => YES_NO[foldKey(text)] ?? text.toLowerCase();

const PILOT = /\((?:pilot site|pilotlocatie)\)/i;
const withoutRemark = (name: string): string => oneLine(name.replaceAll(/\([^()]*\)/g, ' '));

/** Fields whose source has another name, or another form. */
const SOURCES: Readonly<Record<string, (from: Line, sender: Sender) => unknown>> = {
  'outline/title': (from) => from.line('title', 'subject'),
  'outline/abstract': (from) => readable(from.text('abstract', 'description', 'message')),
  'organisation/name': (_, sender) => sender.organisation,
  'organisation/type': (from) => from.line('orgtype').toLowerCase(),
  'organisation/country': (from) => countryOf(from.line('country')),
  'organisation/website': (from) => siteOf(from.line('website')),
  'organisation/headcount': (from) => headcountOf(from.line('headcount')),
  'organisation/pilotSites': (from) => [
    ...from.list('pilotsites'),
    ...from
      .list('conflictsdeclared')
      .filter((name) => PILOT.test(name))
      .map(withoutRemark),
  ],
  'contact/name': (_, sender) => sender.name,
  'process/safetyFunction': (from) => yesNoOf(from.line('safetyfunction')),
  'process/failure': (from) => from.line('failure').toLowerCase(),
  'evidence/text': (from) => from.text('evidence'),
  'team/text': (from) => from.text('team'),
  'market/text': (from) => from.text('market'),
  'rights/text': (from) => from.text('rights'),
  'exclusions/reviewers': (from) =>
    from
      .list('conflictsdeclared')
      .filter((name) => !PILOT.test(name))
      .map((name) => ({ name: withoutRemark(name), why: name })),
};

const sourceOf = (part: string, field: string, from: Line, sender: Sender): unknown => {
  const special = SOURCES[`${part}/${field}`];
  if (special) return special(from, sender);
  const name = foldKey(field);
  if (CONSENTS.has(field) || nameOf(field) !== name || !from.has(name)) return undefined;
  if (LISTS.has(field)) return from.list(name);
  const value = from.value(name);
  if (typeof value === 'boolean') return value;
  return /^(?:trl|founded|.*(?:Minutes|Years|PerWeek))/.test(field) ? numberIn(from.line(name)) : from.text(name);
};

const isNothing = (value: unknown): boolean => value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** The fields of a part, where it has fields of its own. */
const fieldsOf = (part: PartName): string[] => Object.keys((PARTIAL_FORM[part] as unknown as { shape?: object }).shape ?? {});

/** One field of a part, by the part's own schema. */
const schemaOf = (part: PartName, field: string): z.ZodType => (PARTIAL_FORM[part] as unknown as { shape: Record<string, z.ZodType> }).shape[field]!;

const partOf = (part: PartName, from: Line, sender: Sender, notes: Notes): Record<string, unknown> | undefined => {
  const content: Record<string, unknown> = {};
  for (const field of fieldsOf(part)) {
    const value = sourceOf(part, field, from, sender);
    const taken = isNothing(value) ? undefined : fitted(schemaOf(part, field), value, `${part}/${field}`, notes);
    if (taken !== undefined) content[field] = taken;
  }
  // What fits field by field may still contradict itself as a whole; then the original alone tells it.
  const whole = PARTIAL_FORM[part].safeParse(content);
  if (!whole.success) notes.gaps.add(part);
  return whole.success && Object.keys(content).length > 0 ? content : undefined;
};

/** That a line names nobody does not say that there is nobody. */
const PARTIES = ['partners', 'advisers', 'pilotSites'] as const;

/** What an applicant would still have to fill in before submitting, as paths of the form; the further parts are asked for later anyway. */
const missingIn = (part: PartName, content: Readonly<Record<string, unknown>> = {}): string[] => [
  ...(FORM[part].safeParse(content).error?.issues.map((issue) => `${part}/${String(issue.path[0] ?? '')}`) ?? []),
  ...(part === 'organisation' ? PARTIES.filter((field) => content[field] === undefined).map((field) => `${part}/${field}`) : []),
];

export const mapProposal = (
  from: Line,
  common: Pick<MappedProposal, 'sender' | 'language' | 'receivedAt'> & { tlp: MappedProposal['tlp'] | undefined },
  notes: Notes,
): MappedProposal => {
  const parts: MappedProposal['parts'] = {};
  for (const part of PARTS) {
    const content = partOf(part, from, common.sender, notes);
    if (content) parts[part] = content;
  }
  for (const part of SHORT_PARTS) for (const path of missingIn(part, parts[part])) notes.gaps.add(path);
  const said = from.line('title', 'subject') || oneLine(from.text('abstract', 'description', 'problem', 'message'));
  return {
    ...common,
    kind: 'proposal',
    title: beginning(withoutTurns(said), 120),
    tlp: common.tlp ?? 'amber-strict',
    parts,
    parties: ['partners', 'advisers', 'pilotsites', 'competitors', 'conflictsdeclared'].flatMap((name) => from.list(name)),
    gaps: [...notes.gaps],
    cuts: [...notes.cuts],
  };
};
