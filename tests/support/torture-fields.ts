import * as z from 'zod';
import { contract, type OperationId } from '../../shared/contract/index.ts';
import type { Operation } from '../../shared/contract/operation.ts';

/** How a field takes free text: one line, several, with placeholders, something to find and take out, the address of a page. */
export type Kind = 'line' | 'prose' | 'reply' | 'passage' | 'web' | 'phone';
/** What is no free text, by what it is instead; a mail address and the name of a file have tests of their own. */
export type Fixed = 'address' | 'id' | 'moment' | 'day' | 'country' | 'token' | 'version' | 'cursor' | 'word' | 'question' | 'file' | 'page';
type Fields = Readonly<Record<string, Kind | Fixed>>;

/** The form of a proposal. A list stands as `[]`, a key that its sender chooses as `{}`. */
const FORM: Fields = {
  'outline/title': 'line',
  'outline/abstract': 'prose',
  'outline/whichProcess': 'line',
  'organisation/name': 'line',
  'organisation/country': 'country',
  'organisation/website': 'web',
  'organisation/registration': 'line',
  'organisation/partners/[]': 'line',
  'organisation/advisers/[]': 'line',
  'organisation/pilotSites/[]': 'line',
  'contact/name': 'line',
  'contact/role': 'line',
  'contact/phone': 'phone',
  'maturity/protocols/[]': 'line',
  'substance/problem': 'prose',
  'substance/solution': 'prose',
  'process/failureText': 'prose',
  'request/goodResult': 'prose',
  'operation/addedDelay': 'line',
  'operation/rollback': 'prose',
  'operation/rollbackBy': 'line',
  'operation/interferenceTest': 'prose',
  'operation/vendorAccess': 'prose',
  'operation/dataLeaving': 'prose',
  'operation/operator': 'line',
  'operation/environment': 'prose',
  'evidence/text': 'prose',
  'team/text': 'prose',
  'market/text': 'prose',
  'market/competitors/[]': 'line',
  'market/funding': 'line',
  'rights/text': 'prose',
  'rights/openSource': 'line',
  'earlier/text': 'prose',
  'exclusions/reviewers/[]/name': 'line',
  'exclusions/reviewers/[]/why': 'prose',
  'extra/{}': 'prose',
  'extra/{key}': 'id',
};
const under = (prefix: string): Fields => Object.fromEntries(Object.entries(FORM).map(([path, kind]) => [`${prefix}/${path}`, kind]));

const DECISION: Fields = {
  reason: 'prose',
  'letter/opening': 'prose',
  'letter/criteria/[]/text': 'prose',
  'letter/doFirst': 'prose',
  'letter/talkTo': 'prose',
  'letter/criteria/[]/id': 'id',
  'letter/resubmitFrom': 'day',
  'conditions/[]': 'line',
  override: 'prose',
  meant: 'prose',
};
const CALL: Fields = {
  'title/nl': 'line',
  'title/en': 'line',
  'summary/nl': 'prose',
  'summary/en': 'prose',
  rubric: 'version',
  opensAt: 'moment',
  closesAt: 'moment',
  'questions/[]/id': 'id',
  'questions/[]/label/nl': 'line',
  'questions/[]/label/en': 'line',
  'questions/[]/help/nl': 'prose',
  'questions/[]/help/en': 'prose',
  'questions/[]/options/[]/id': 'id',
  'questions/[]/options/[]/label/nl': 'line',
  'questions/[]/options/[]/label/en': 'line',
  'questions/[]/showIf/question': 'id',
  'questions/[]/showIf/equals': 'prose',
};
/** What somebody told of employers and relations; the rest of a profile is chosen from lists. */
const PROFILE: Fields = { 'standing/[]/organisation': 'line', 'former/[]/organisation': 'line', 'former/[]/until': 'day' };
/** Others are looked up by their names, and added by them when nobody knows them yet. */
const ORGANISATION: Fields = {
  name: 'line',
  'aliases/[]': 'line',
  'domains/[]': 'word',
  'parents/[]': 'line',
  'competitors/[]/organisation': 'line',
  'customers/[]': 'line',
};
const SEARCH: Fields = { '?q': 'question', '?cursor': 'cursor' };
const ABSENCES: Fields = { 'absences/[]/from': 'day', 'absences/[]/until': 'day', 'absences/[]/standIn': 'id' };
const EXPORT: Fields = { '?call': 'id', '?from': 'day', '?to': 'day', '?cursor': 'cursor' };
const REVIEW: Fields = { 'criteria/{}/comment': 'prose', 'criteria/{key}': 'id', note: 'prose' };
const LIST: Fields = { '?owner': 'word', '?queue': 'word', '?cursor': 'cursor' };

/** Every string that an operation takes, written by hand: whoever adds a field says here what it is, and the torture tests take it up. */
export const FIELDS: Readonly<Partial<Record<OperationId, Fields>>> = {
  listOpenCalls: { '?call': 'word', '?invite': 'word' },
  startProposal: { email: 'address', call: 'id', invite: 'token' },
  requestLink: { email: 'address' },
  openLink: { token: 'token' },
  sendContactRequest: { email: 'address', name: 'line', organisation: 'line', subject: 'line', message: 'prose' },
  answerContact: { text: 'prose' },
  pasteMail: { text: 'prose', subject: 'line', from: 'address', receivedAt: 'moment' },
  savePart: under('content'),
  submitProposal: { extension: 'token' },
  startUpload: { name: 'file', next: 'page' },
  inviteMember: { email: 'address', name: 'line' },
  removeMember: { person: 'id' },
  amendProposal: under('changes'),
  answerQuestion: { text: 'prose', ...under('changes') },
  withdrawProposal: { text: 'prose' },
  setAbsence: ABSENCES,
  listOwnItems: { '?cursor': 'cursor' },
  reviewQueue: { '?cursor': 'cursor' },
  acceptInvitation: { terms: 'version', 'ties/[]': 'word' },
  saveReviewDraft: REVIEW,
  // A whole form, whose answers have tests of their own; whatever is no form is refused.
  saveReviewForm: { text: 'token' },
  declineInvitation: { suggestion: 'prose' },
  reopenReview: { reason: 'prose' },
  submitReview: REVIEW,
  handOver: { to: 'id' },
  actOnSupport: { note: 'prose', on: 'moment', place: 'line', demand: 'id', forApplicant: 'prose', forOwner: 'prose', introduction: 'id', text: 'prose' },
  answerReconsideration: { text: 'prose' },
  assignReconsideration: { to: 'id' },
  reopenProposal: { reason: 'prose' },
  actAfterwards: { text: 'prose', reasons: 'prose', introduction: 'id' },
  answerIntroduction: { introduction: 'id', text: 'prose' },
  listDemands: { '?cursor': 'cursor' },
  askApplicant: { text: 'prose' },
  addProposalNote: { text: 'prose' },
  askStep2: { text: 'prose' },
  screenOut: { text: 'prose' },
  undo: { fact: 'token' },
  mergeProposal: { into: 'id' },
  inviteReviewers: { 'reviewers/[]': 'id' },
  readPanel: { '?pick': 'word' },
  confirmPanel: { 'reviewers/[]': 'id' },
  confirmCallPanels: { plan: 'token' },
  cancelAssignment: { reviewer: 'id' },
  closeRound: { reason: 'prose' },
  decideProposal: DECISION,
  amendDecision: DECISION,
  decideConflict: { person: 'id', reason: 'prose' },
  readRanking: { '?call': 'id', '?cursor': 'cursor' },
  listHeld: { '?cursor': 'cursor' },
  announceMany: { 'decisions/[]/proposal': 'id' },
  discuss: { text: 'prose' },
  discussAsReviewer: { text: 'prose' },
  saveDecisionDraft: {
    'draft/reason': 'prose',
    'draft/conditions': 'prose',
    'draft/override': 'prose',
    'draft/meant': 'prose',
    'draft/opening': 'prose',
    'draft/criteria/[]/id': 'id',
    'draft/criteria/[]/text': 'prose',
    'draft/doFirst': 'prose',
    'draft/talkTo': 'prose',
    'draft/resubmitFrom': 'prose',
  },
  deskQueue: LIST,
  searchDesk: { ...LIST, '?q': 'question' },
  exportList: LIST,
  listExportParts: EXPORT,
  exportProposals: EXPORT,
  exportReviews: EXPORT,
  exportDecisions: EXPORT,
  readFigures: { '?call': 'id', '?year': 'word' },
  readRows: { '?items': 'word' },
  actOnMany: { 'items/[]': 'id', to: 'id', 'seen/{key}': 'id' },
  handOverAll: { to: 'id', cursor: 'cursor' },
  handOverContact: { to: 'id' },
  addContactNote: { text: 'prose' },
  askColleague: { colleague: 'id', text: 'prose' },
  answerColleague: { text: 'prose' },
  snoozeContact: { until: 'moment' },
  mergeContact: { into: 'id' },
  splitContact: { 'pieces/[]/subject': 'line', 'pieces/[]/text': 'prose' },
  replyToContact: { text: 'reply' },
  previewReply: { text: 'reply' },
  saveReplyTemplate: { template: 'id', name: 'line', text: 'reply' },
  purgeText: { 'passages/[]': 'passage' },
  readOwnData: { '?cursor': 'cursor' },
  findPerson: { email: 'address' },
  readPersonData: { '?cursor': 'cursor' },
  addPerson: { name: 'line', email: 'address', organisation: 'line', ...PROFILE },
  changePerson: { name: 'line', email: 'address', organisation: 'line', ...PROFILE },
  saveProfile: PROFILE,
  searchPeople: SEARCH,
  searchOrganisations: SEARCH,
  addOrganisation: ORGANISATION,
  changeOrganisation: ORGANISATION,
  mergeOrganisation: { into: 'word' },
  setAbsenceOf: ABSENCES,
  createCall: CALL,
  changeCall: CALL,
  listReceived: { '?cursor': 'cursor' },
  addExtension: { until: 'moment', organisation: 'line', proposal: 'id' },
};

const KINDS: readonly string[] = ['line', 'prose', 'reply', 'passage', 'web', 'phone'] satisfies Kind[];
const isKind = (kind: Kind | Fixed): kind is Kind => KINDS.includes(kind);

/** The fields of an operation that take free text. */
export const textsOf = (operation: OperationId): readonly (readonly [path: string, kind: Kind])[] =>
  Object.entries(FIELDS[operation] ?? {}).flatMap(([path, kind]) => (isKind(kind) ? [[path, kind] as const] : []));

/** The fields of all operations that are no free text, with the word for what they are. */
export const fixedOf = (operation: OperationId): readonly (readonly [path: string, kind: Fixed])[] =>
  Object.entries(FIELDS[operation] ?? {}).flatMap(([path, kind]) => (isKind(kind) ? [] : [[path, kind] as const]));

type Schema = {
  readonly type?: string;
  readonly title?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly propertyNames?: Schema;
  readonly additionalProperties?: Schema | boolean;
};
export type Bounds = { readonly min: number; readonly max: number };

const leaves = (schema: Schema, path: readonly string[], found: Map<string, Bounds>): void => {
  const deeper = (inner: Schema, ...more: readonly string[]) => leaves(inner, [...path, ...more], found);
  for (const option of [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) deeper(option, ...(option.title ? [option.title] : []));
  for (const [name, inner] of Object.entries(schema.properties ?? {})) deeper(inner, name);
  if (schema.items) deeper(schema.items, '[]');
  if (schema.propertyNames) deeper(schema.propertyNames, '{key}');
  if (typeof schema.additionalProperties === 'object') deeper(schema.additionalProperties, '{}');
  if (schema.type !== 'string' || schema.enum !== undefined || schema.const !== undefined) return;
  found.set(path.join('/'), { min: schema.minLength ?? 0, max: schema.maxLength ?? Number.POSITIVE_INFINITY });
};

/** Every string in what the operations of the contract take, with its bounds: lists of words left out, whatever else it is. */
export const stringsTaken = (): ReadonlyMap<string, Bounds> => {
  const found = new Map<string, Bounds>();
  for (const [id, operation] of Object.entries(contract as Readonly<Record<string, Operation>>))
    for (const [schema, sign] of [
      [operation.documented ?? operation.body, ' '],
      [operation.query, ' ?'],
    ] as const) {
      // What a page is asked for only chooses what it shows; its forms bring their texts to operations that stand here.
      if (!schema || operation.face === 'page') continue;
      const own = new Map<string, Bounds>();
      leaves(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema, [], own);
      for (const [path, bounds] of own) found.set(`${id}${sign}${path}`, bounds);
    }
  return found;
};

/** The same as the table says it. */
export const stringsNamed = (): string[] => Object.entries(FIELDS).flatMap(([id, fields]) => Object.keys(fields).map((path) => `${id} ${path}`));
