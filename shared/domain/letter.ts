import type { Community } from '../community.ts';
import type { FileReason } from './attachment.ts';
import { dateIn } from './date.ts';
import { DIGEST_GROUPS, type DigestLine } from './digest-lines.ts';
import { COMMON } from './letters/common.ts';
import { digest as digestEn } from './letters/en/digest.ts';
import { en } from './letters/en.ts';
import { digest as digestNl } from './letters/nl/digest.ts';
import { nl } from './letters/nl.ts';
import { type Block, markupOf, oneLine, plainOf, type Span } from './letters/render.ts';
import type { About, Common, DigestWords, ItemKind, Letters, Told } from './letters/said.ts';
import { isReviewerLetter, isSenderLetter, isStaffLetter, LINK_OF, type Template } from './mail.ts';
import type { Outcome } from './proposal.ts';
import type { NextStep } from './view/applicant.ts';
import { staysOutOfMail, TLP_LABELS, type Tlp } from './vocabulary.ts';
import { outcomeText } from './words/index.ts';

export { dateIn };

export type LetterData = {
  readonly template: Template;
  readonly language: 'nl' | 'en';
  readonly to: { readonly name: string };
  readonly community: Community;
  readonly reference?: string | undefined;
  readonly title?: string | undefined;
  readonly tlp?: Tlp | undefined;
  /** Absolute address of this letter's own purpose; only letters of `LINK_OF` carry one. */
  readonly link?: string | undefined;
  /** Origin of the site, without a slash at the end. */
  readonly site: string;
  readonly nextStep?: NextStep | undefined;
  readonly nextDate?: string | undefined;
  /** Of an offer: the last day on which it can be taken. */
  readonly until?: string | undefined;
  readonly due?: string | undefined;
  readonly liaison?: string | undefined;
  readonly messageText?: string | undefined;
  readonly outcome?: Outcome | undefined;
  readonly receipt?: string | undefined;
  /** By when a decision is promised, for the receipt. */
  readonly promisedDate?: string | undefined;
  /** No date can be named yet, as no reviewer has a place. */
  readonly undated?: boolean | undefined;
  /** To a reviewer, who is not to learn whose proposal it is. */
  readonly blind?: boolean | undefined;
  /** Of a review that is open again: whether the text has changed since, and whether somebody asked for it. */
  readonly again?: { readonly changed: boolean; readonly asked: boolean } | undefined;
  /** Of a contact request that belongs elsewhere: which door is the right one. */
  readonly door?: 'incident' | 'vulnerability' | undefined;
  readonly receivedAt?: string | undefined;
  /** A file that nobody may read: never its name, which somebody typed. */
  readonly file?: { readonly n: number; readonly reason: FileReason } | undefined;
  readonly itemKind?: ItemKind | undefined;
  /** Whom the news is about, for staff. */
  readonly person?: string | undefined;
  /** Whom its reader can meet, once both have agreed. */
  readonly other?: { readonly name: string; readonly organisation: string; readonly email: string } | undefined;
  /** What a digest names, and how much more there is. */
  readonly lines?: readonly DigestLine[] | undefined;
  readonly more?: number | undefined;
};

export type Letter = { readonly subject: string; readonly text: string; readonly html: string };

const LETTERS: Record<'nl' | 'en', Letters> = { nl, en };
const DIGEST: Record<'nl' | 'en', DigestWords> = { nl: digestNl, en: digestEn };

/** Their addresses may not be proven, so that nothing a stranger typed may reach them through us, the name included. */
const UNPROVEN: readonly Template[] = [
  'item-link',
  'link-renewed',
  'draft-warning',
  'sign-in-link',
  'team-invitation',
  'contact-received',
  'contact-reminder',
  'contact-lapsed',
  'contact-resolved',
  'contact-redirected',
  'contact-merged',
  'contact-converted',
];
/** After these there is nothing left to read. */
const NO_DOOR: readonly Template[] = ['invitation-expired', 'review-cancelled'];
/** Steps that would give away what was decided. */
const TELLING: Partial<Record<NextStep, NextStep | undefined>> = {
  ...{ confirm: 'read-letter', conditions: 'read-letter', pitch: 'read-letter', reserve: 'read-letter', improve: 'read-letter' },
  support: undefined,
};

/** A digest goes to those who may read: up to AMBER they get a title, above it the reference, and of what is guarded nothing else at all; nobody is named from AMBER up. */
const tellableLine = (line: DigestLine): DigestLine => {
  if (line.guarded) return { ...line, title: '', what: [], people: [], due: undefined };
  const told = staysOutOfMail(line.tlp) ? { ...line, people: [] } : line;
  return line.tlp === 'amber-strict' ? { ...told, title: '' } : told;
};

/**
 * The one place that says what may stand in a mail: from TLP:AMBER up, and without a label, neither title nor message nor outcome nor a
 * reviewer's name nor a step that betrays it; to an address that may not be proven nothing of the sender; in an alert nothing but the reference.
 */
export const tellable = (data: LetterData): LetterData => {
  const { template, tlp } = data;
  const hidden = { title: undefined, messageText: undefined, outcome: undefined };
  if (template === 'alert') {
    const { language, to, community, reference, site, itemKind } = data;
    return { template, language, to, community, reference, site, itemKind, tlp };
  }
  if (data.lines) return { ...data, ...hidden, lines: data.lines.map(tellableLine) };
  const nextStep = data.nextStep && data.nextStep in TELLING ? TELLING[data.nextStep] : data.nextStep;
  // How far off a date of a decision lies tells what was decided.
  const undated = nextStep === 'read-letter' ? { nextDate: undefined, until: undefined } : {};
  const byLabel = tlp === undefined || staysOutOfMail(tlp) ? { ...data, ...hidden, ...undated, person: undefined, nextStep } : data;
  return UNPROVEN.includes(template) ? { ...byLabel, ...hidden, to: { name: '' } } : byLabel;
};

const isWeb = (address: string | undefined): address is string => address !== undefined && /^https?:\/\/[^\s"'<>]+$/.test(address);

const aboutOf = (data: LetterData): About => {
  const { language, community, template } = data;
  const { timeZone } = community;
  return {
    kind: data.itemKind ?? (isSenderLetter(template) ? 'contact-request' : 'proposal'),
    reference: data.reference ? oneLine(data.reference, 40) : undefined,
    due: dateIn(language, data.due ?? (template === 'draft-warning' ? data.nextDate : undefined), timeZone),
    next: dateIn(language, data.nextDate, timeZone),
    outcome: data.outcome && outcomeText(data.outcome, language),
    file: String(data.file?.n ?? 1),
    fileReason: data.file?.reason,
    count: (data.lines?.length ?? 0) + (data.more ?? 0),
    community: community.name[language],
    csirt: community.csirt,
    disclosure: community.disclosure[language],
    door: data.door,
    promised: dateIn(language, data.promisedDate, timeZone),
    undated: data.undated === true,
    blind: data.blind === true,
    changed: data.again?.changed === true,
    asked: data.again?.asked === true,
  };
};

const paragraph = (text: string): Block => ({ kind: 'paragraph', spans: [text] });

/** Letters that say their date in a sentence. */
const IN_WORDS: readonly Template[] = ['draft-warning', 'pitch-planned'];

const otherOf = ({ other }: LetterData, { name, organisation, email }: Common['fact']) =>
  other
    ? [
        { name, value: { typed: other.name } },
        ...(other.organisation === '' ? [] : [{ name: organisation, value: { typed: other.organisation } }]),
        { name: email, value: { typed: other.email } },
      ]
    : [];

const factsOf = (data: LetterData, about: About, { fact }: Common): Block[] => {
  const received =
    data.template === 'receipt' || data.template === 'contact-received' ? dateIn(data.language, data.receivedAt, data.community.timeZone, true) : undefined;
  const rows = [
    ...(about.reference ? [{ name: fact.reference, value: about.reference }] : []),
    ...(data.title ? [{ name: about.kind === 'contact-request' ? fact.subject : fact.title, value: { typed: data.title } }] : []),
    ...(received ? [{ name: fact.receivedAt, value: received }] : []),
    ...(data.receipt && (data.template === 'receipt' || data.template === 'purged') ? [{ name: fact.receipt, value: oneLine(data.receipt) }] : []),
    ...(data.person && data.template === 'reviewer-lost' ? [{ name: fact.reviewer, value: { typed: data.person } }] : []),
    ...(about.due && !IN_WORDS.includes(data.template) ? [{ name: fact.due, value: about.due }] : []),
    ...otherOf(data, fact),
  ];
  return rows.length > 0 ? [{ kind: 'facts', rows }] : [];
};

/** How the reader gets to what the letter is about: by its own link, by asking for one, or by signing in as staff. */
const doorOf = (data: LetterData, common: Common, button: string | undefined): Block[] => {
  const { template, language, site } = data;
  if (NO_DOOR.includes(template)) return [];
  if (isStaffLetter(template)) return [{ kind: 'link', label: common.desk.label, href: `${site}/sign-in` }];
  const purpose = LINK_OF[template];
  if (purpose && isWeb(data.link)) {
    const ofDraft = ['item-link', 'draft-warning', 'contact-converted'].includes(template);
    const lasts = common.link[ofDraft ? 'draft' : purpose === 'invitation' && data.blind ? 'blindInvitation' : purpose];
    return [{ kind: 'link', label: button ?? common.getLink.label, href: data.link }, paragraph(common.link.button), paragraph(lasts)];
  }
  return [paragraph(common.getLink.explained), { kind: 'link', label: common.getLink.label, href: `${site}/${language}/link` }];
};

const nextOf = (data: LetterData, about: About, common: Common, fallback: string): string => {
  const ofSender = !isStaffLetter(data.template) && !isReviewerLetter(data.template) && data.template !== 'sign-in-link';
  return ofSender && data.nextStep ? common.step[data.nextStep](about.next, about.kind, dateIn(data.language, data.until, data.community.timeZone)) : fallback;
};

const greetingOf = ({ to }: LetterData, { greeting }: Common): Block => {
  const name = oneLine(to.name, 120);
  return name === '' ? paragraph(greeting.plain) : { kind: 'paragraph', spans: [greeting.named[0], { typed: name }, greeting.named[1]] };
};

const contactOf = ({ template, liaison, community }: LetterData, common: Common): Block[] => [
  { kind: 'subheading', text: common.contactHeading },
  ...(liaison && !isStaffLetter(template) ? [{ kind: 'paragraph' as const, spans: [common.liaison[0], { typed: liaison }, common.liaison[1]] }] : []),
  paragraph(`${common.contact(community.contact.email, community.contact.phone)} ${common.reply}`),
];

const messageOf = (data: LetterData, message: { intro: string; hidden: string } | undefined): Block[] => {
  if (!message) return [];
  if (data.messageText) return [paragraph(message.intro), { kind: 'quote', text: data.messageText }];
  return message.hidden === '' ? [] : [paragraph(message.hidden)];
};

const lineOf = (line: DigestLine, language: 'nl' | 'en', timeZone: string): Span[] => {
  const words = DIGEST[language];
  const due = dateIn(language, line.due, timeZone);
  const people = line.people.flatMap((name, i): Span[] => [i === 0 ? ' (' : ', ', { typed: name }]);
  const said: Span[][] = line.what.map((template) => [
    words.what[template as Told],
    ...(template === 'reviewer-lost' && people.length > 0 ? [...people, ')'] : []),
  ]);
  if (due) said.push([line.group === 'late' ? words.late(due) : words.due(due)]);
  return [
    line.guarded ? oneLine(line.reference, 40) : `${words.item[line.kind]} ${oneLine(line.reference, 40)}`,
    ...(line.title === '' ? [] : [' (', { typed: line.title }, ')']),
    ...said.flatMap((spans, i) => [i === 0 ? ': ' : '; ', ...spans]),
  ];
};

/** What a digest names, a heading for each group. */
const linesOf = ({ lines = [], more = 0, language, community }: LetterData): Block[] => [
  ...DIGEST_GROUPS.flatMap((group): Block[] => {
    const items = lines.filter((line) => line.group === group).map((line) => lineOf(line, language, community.timeZone));
    return items.length > 0
      ? [
          { kind: 'subheading', text: DIGEST[language].group[group] },
          { kind: 'list', items },
        ]
      : [];
  }),
  ...(more > 0 ? [paragraph(DIGEST[language].more(more))] : []),
];

/** Straight to where this mail is changed into others. */
const settingsOf = ({ template, language, site }: LetterData): Block[] =>
  template === 'digest' ? [{ kind: 'link', label: DIGEST[language].settings, href: `${site}/${language}/settings#mailing` }] : [];

/** The letters of some readers, in both languages. */
export type Catalogue = Readonly<Record<'nl' | 'en', Partial<Letters>>>;

/** A letter in the language of its reader, as plain text and as HTML; the subject never holds anything that a person typed. */
export const letterWith = (letters: Catalogue, data: LetterData): Letter => {
  const told = tellable(data);
  const common = COMMON[told.language];
  const about = aboutOf(told);
  const said = letters[told.language][told.template]!(about);
  const label: Block[] = told.tlp ? [{ kind: 'label', text: TLP_LABELS[told.tlp] }] : [];
  const alert: Block[] = [{ kind: 'heading', text: said.heading }, ...factsOf(told, about, common), ...doorOf(told, common, undefined)];
  const whole = (): Block[] => [
    { kind: 'heading', text: said.heading },
    greetingOf(told, common),
    ...said.paragraphs.map(paragraph),
    ...factsOf(told, about, common),
    ...messageOf(told, said.message),
    ...linesOf(told),
    ...doorOf(told, common, said.button),
    { kind: 'subheading', text: common.nextHeading },
    paragraph(nextOf(told, about, common, said.next)),
    ...settingsOf(told),
    ...contactOf(told, common),
    paragraph(common.closing),
    paragraph(about.community),
  ];
  const blocks = [...label, ...(told.template === 'alert' ? alert : whole())];
  return { subject: said.subject, text: plainOf(blocks), html: markupOf(blocks, { language: told.language, title: said.subject }) };
};

/** The same for whoever writes to everybody. */
export const letterOf = (data: LetterData): Letter => letterWith(LETTERS, data);
