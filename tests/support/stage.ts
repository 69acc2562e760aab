import type { Identity } from '../../functions/pages/public/staff-sign-in.ts';
import type { Response } from '../../infra/local/direct.ts';
import { ALL_HOLD, answersFor, decisionFor, IDEAS, reviewFor } from '../../infra/local/sample-items.ts';
import { APPLICANTS, STAFF } from '../../infra/local/sample-people.ts';
import { contract, type OperationId } from '../../shared/contract/index.ts';
import type { Attachment } from '../../shared/domain/attachment.ts';
import { SK } from '../../shared/domain/change.ts';
import { openTask } from '../../shared/domain/task.ts';
import { loadProposal } from '../../shared/store/load.ts';
import { intentId, letterWrites } from '../../shared/store/mail.ts';
import { endSession, personByAddress, signedIn } from '../../shared/store/people.ts';
import { commitChange } from '../../shared/store/records.ts';
import { put, transact, updateRow } from '../../shared/store/store.ts';
import { typedOf } from '../../web/form/content.ts';
import { kindsOf } from '../../web/form/kinds.ts';
import { CALLERS, type Caller, MATRIX, type MatrixRow, type On } from '../api/matrix.ts';
import { CALL, CALL_FORM, callOf } from './calls.ts';
import { shownBefore } from './form.ts';
import { accept, CONTACT, contactFrom, desk, draftOf, judge, must, OVERRIDE, proposalAt, REASON, type Stage, TERMS } from './journey.ts';
import { addCast, addPlayer, session } from './people.ts';
import { changedSince, keep, restore } from './restore.ts';
import { openWorld, type World } from './world.ts';

export const NO_IDENTITY: Identity = {
  issuer: 'https://id.example',
  client: 'sluis',
  authorizeUrl: 'https://id.example/authorize',
  tokenUrl: 'https://id.example/token',
  firstAdmin: 'first@example.org',
  fetch: () => Promise.reject(new Error('nobody asked the identity provider')),
};

const NO_CONTACT = `ctc_${'0'.repeat(26)}`;
const ABSENT: Partial<Record<On, string>> = {
  contact: NO_CONTACT,
  'open-contact': NO_CONTACT,
  'asked-contact': NO_CONTACT,
  privacy: NO_CONTACT,
  spam: NO_CONTACT,
  task: `tsk_${'0'.repeat(26)}`,
};
const absentOf = (on: On): string => ABSENT[on] ?? `prp_${'0'.repeat(26)}`;

const HOUR = 3_600_000;
const TEMPLATE = { language: 'en', kind: 'other', name: 'A first answer', text: 'Thank you for writing about {{reference}}.', seen: 0 };

const FILE = `att_${'1'.repeat(26)}`;
/** A file that was checked, as if it had been added long ago. */
const cleanFile = async ({ store, now }: World, proposal: string, by: string): Promise<void> => {
  const at = new Date(now).toISOString();
  const file: Attachment = { v: 1, id: FILE, proposal, n: 1, name: 'plan.pdf', size: 100, status: 'clean', by, at, until: at, version: 'first' };
  await transact(store, [put(store, { ...file, pk: proposal, sk: SK.file(FILE), type: 'file' })]);
};

/** A world with an item in every stage that an operation needs, and everybody whom the matrix knows. */
export const setStage = async () => {
  const world = await openWorld({ seed: 'matrix', identity: NO_IDENTITY });
  const cast = await addCast(world);
  const staff = STAFF[1]!;
  const inside = await addPlayer(world, { ...staff, name: 'Ilse Inwoner', email: 'ilse@example.org', organisation: 'Lekdetect B.V.' });
  const barred = await addPlayer(world, { ...staff, name: 'Bas Gebonden', email: 'bas@lekdetect.example', roles: ['chair'] });
  const admin = await addPlayer(world, { ...staff, name: 'Ada Beheerder', email: 'ada@example.org', roles: ['admin'] });
  const ids = {} as Record<On, string>;
  let applicant = '';
  for (const stage of ['draft', 'submitted', 'screening', 'question', 'in-review', 'deliberation', 'decided', 'announced'] satisfies Stage[]) {
    const journey = await proposalAt(world, cast, stage);
    world.advance(HOUR);
    ids[stage] = journey.id;
    applicant = journey.applicant;
  }
  const taken = await proposalAt(world, cast, 'announced');
  await must(world, taken.own, `/api/proposals/${taken.id}/confirm`);
  ids.support = taken.id;
  const brief = await draftOf(world, { answers: answersFor(IDEAS[0]!, APPLICANTS[0]!, 'no', 'short') });
  await must(world, brief.own, `/api/proposals/${brief.id}/submit`);
  await must(world, cast.lia.cookie, desk(brief.id, 'take'));
  ids.short = brief.id;
  const call = await callOf(world, cast);
  const invited = await callOf(world, cast, { inviteOnly: true });
  const reading = 'meelezer@lekdetect.example';
  await must(world, await session(world, applicant, { door: 'person' }), `/api/proposals/${ids.draft}/team`, { email: reading, role: 'reader' });
  const member = (await personByAddress(world.store, reading))!.id;
  for (const id of [ids.draft, ids['in-review']]) await cleanFile(world, id, applicant);
  const other = await draftOf(world, { sender: APPLICANTS[1]!, answers: {} });
  const aside = await draftOf(world, { answers: {} });
  const reviewed = ids['in-review'];
  await must(world, cast.lia.cookie, desk(reviewed, 'invite'), { reviewers: [cast.jan, cast.mila, cast.rob, cast.omar].map((player) => player.id) });
  for (const player of [cast.mila, cast.rob, cast.omar]) await accept(world, player.cookie, reviewed);
  await judge(world, cast.rob.cookie, reviewed);
  await must(world, cast.omar.cookie, `/api/review/${reviewed}/conflict`, { conflict: 'financial' });
  const failed = { template: 'receipt', to: applicant, record: reviewed, cause: `${reviewed} receipt` } as const;
  await transact(world.store, letterWrites(world.store, { ...failed, address: 'hash', at: new Date(world.now).toISOString() }));
  await updateRow(world.store, reviewed, `x#${intentId(failed)}`, 'SET #state = :dead REMOVE gsi3pk, gsi3sk', { ':dead': 'dead' }, undefined, {
    '#state': 'state',
  });
  ids.contact = (await contactFrom(world)).id;
  const of = (id: string, verb: string) => `/api/desk/contact-requests/${id}/${verb}`;
  for (const on of ['open-contact', 'asked-contact', 'privacy', 'spam'] as const) {
    ids[on] = (await contactFrom(world, { ...CONTACT, kind: on === 'privacy' ? 'privacy' : CONTACT.kind })).id;
    if (on !== 'spam') await must(world, cast.lia.cookie, of(ids[on], 'take'));
  }
  await must(world, cast.lia.cookie, of(ids['asked-contact'], 'ask-colleague'), { colleague: cast.vera.id, text: 'Do you know them?' });
  await must(world, cast.lia.cookie, of(ids.spam, 'spam'));
  const kept = (await must(world, cast.lia.cookie, '/api/desk/reply-templates', TEMPLATE)).body.id as string;
  ids.none = aside.id;
  ids.task = `tsk_${'1'.repeat(26)}`;
  const about = (await loadProposal(world.store, ids.submitted, 'root'))!.root;
  await commitChange(
    world.store,
    { by: 'system', at: new Date(world.now).toISOString() },
    {
      load: async () => undefined,
      before: () => undefined,
      decide: () => openTask({ id: ids.task, at: new Date(world.now).toISOString(), reason: 'mail-bounced', about }),
      reply: () => undefined,
    },
  );
  const staffDoor = { door: 'staff' } as const;
  const ended = await session(world, cast.lia.id, staffDoor);
  const known = await signedIn(world.store, ended.split('=')[1], new Date(world.now).toISOString());
  await transact(world.store, [endSession(world.store, cast.lia.id, known!.session)]);
  const fixed: Partial<Record<Caller, string>> = {
    elsewhere: await session(world, applicant, { door: 'item', item: aside.id }),
    own: await session(world, applicant, { door: 'person' }),
    other: other.own,
    link: await session(world, cast.jan.id, { door: 'invitation', item: reviewed }),
    invited: cast.jan.cookie,
    accepted: cast.mila.cookie,
    submitted: cast.rob.cookie,
    unasked: cast.sara.cookie,
    declared: cast.omar.cookie,
    mailed: await session(world, cast.lia.id, { door: 'person' }),
    liaison: await session(world, cast.lia.id, staffDoor),
    inside: inside.cookie,
    chair: cast.vera.cookie,
    barred: barred.cookie,
    admin: admin.cookie,
    ended,
    expired: await session(world, cast.vera.id, staffDoor, world.now - 10 * HOUR),
  };
  const doors: Record<string, { draft: string; item: string }> = {};
  for (const on of Object.keys(ids) as On[]) {
    const draftItem = ids[on].startsWith('prp_') ? ids[on] : ids.draft;
    doors[on] = {
      draft: await session(world, applicant, { door: 'draft', item: draftItem }),
      item: await session(world, applicant, { door: 'item', item: on === 'task' ? ids.draft : ids[on] }),
    };
  }
  const cookieFor = (caller: Caller, on: On): string | undefined => (caller === 'draft' || caller === 'item' ? doors[on]![caller] : fixed[caller]);

  const answers = answersFor(IDEAS[0]!, APPLICANTS[0]!);
  const letter = decisionFor('nl', 'accepted');
  const HOUSE = { name: 'Het huis', aliases: [], domains: [], parents: [], competitors: [], customers: [] };
  const house = (await must(world, cast.admin.cookie, '/api/desk/organisations', HOUSE)).body.organisation as string;
  await must(world, cast.admin.cookie, '/api/desk/organisations', { ...HOUSE, name: 'Het andere huis' });
  const { email: _, ...described } = { ...staff, name: 'Tom Overhaal' };
  const paper = (await world.request({ method: 'GET', path: `/api/review/${reviewed}/form`, cookie: cast.mila.cookie })).text;
  const BODIES: Partial<Record<OperationId, unknown>> = {
    startProposal: { email: 'new@sender.example', language: 'nl' },
    sendContactRequest: { ...CONTACT, email: 'new@sender.example' },
    requestLink: { email: 'nobody@sender.example', language: 'nl' },
    openLink: { token: 'k1.forged' },
    savePart: { seen: 1, content: answers.outline },
    amendProposal: { changes: { outline: answers.outline } },
    answerQuestion: { text: 'It fails open.' },
    withdrawProposal: { reason: 'other' },
    answerContact: { text: 'And another thing.' },
    acceptInvitation: TERMS,
    declineInvitation: { reason: 'workload' },
    declareConflict: { conflict: 'competitor' },
    saveReviewDraft: { seen: 0, vote: 'yes' },
    saveReviewForm: { text: paper },
    setCapacity: { capacity: 2 },
    reopenReview: { reason: REASON },
    submitReview: reviewFor('nl', 3.5),
    handOver: { to: cast.tom.id },
    addProposalNote: { text: 'They rang about the date.' },
    askApplicant: { text: 'What happens when the sensor fails?' },
    admitProposal: { checks: ALL_HOLD },
    screenProposal: { checks: { inScope: 'yes' } },
    screenOut: {
      outcome: 'out-of-scope',
      reason: 'not-ot',
      checks: { inScope: 'no' },
      text: 'This lies outside of what the community can judge; others can help.',
    },
    undo: { fact: 'none' },
    mergeProposal: { into: ids.submitted },
    inviteReviewers: { reviewers: [cast.eva.id] },
    confirmPanel: { reviewers: [cast.eva.id] },
    confirmCallPanels: { plan: 'a-plan-that-nobody-has-read' },
    cancelAssignment: { reviewer: cast.jan.id },
    closeRound: { reason: REASON },
    decideProposal: { ...letter, override: OVERRIDE },
    amendDecision: { ...letter, override: OVERRIDE },
    announceDecision: { letterRead: 1 },
    actOnSupport: { act: 'complete', text: 'The pilot has ended well.' },
    answerReconsideration: { verdict: 'uphold', text: 'We have read your reasons and looked at everything once more.' },
    assignReconsideration: { to: cast.vera.id },
    reopenProposal: { reason: 'It was closed by mistake, as its applicant says.' },
    actAfterwards: { act: 'decline' },
    answerIntroduction: { act: 'introduction', introduction: `int_${'1'.repeat(26)}`, agrees: true },
    approveDecision: { decision: 1 },
    announceMany: { decisions: [{ proposal: ids.decided, letterRead: 1 }] },
    saveDecisionDraft: { seen: 0, draft: { criteria: [], resubmit: false, reason: REASON } },
    discuss: { act: 'comment', text: 'What do the others make of the evidence?' },
    discussAsReviewer: { act: 'propose', outcome: 'pitch', text: 'A conversation could settle what is left.' },
    decideConflict: { person: cast.sara.id, state: 'confirmed', conflict: 'customer', reason: 'A customer of the applicant for years.' },
    replyToContact: { text: 'Thank you, we call you tomorrow.' },
    redirectContact: { target: 'elsewhere' },
    setContactKind: { kind: 'press' },
    handOverContact: { to: cast.tom.id },
    addContactNote: { text: 'They called before.' },
    askColleague: { colleague: cast.tom.id, text: 'Do you know them?' },
    answerColleague: { text: 'I do.' },
    snoozeContact: { until: '2026-12-01T08:00:00.000Z' },
    mergeContact: { into: ids['open-contact'] },
    splitContact: { pieces: [{ kind: 'newsletter', subject: 'The newsletter', text: 'And please the newsletter.' }] },
    convertContact: { to: 'proposal' },
    extendPrivacy: { reason: 'complex' },
    pasteMail: { text: 'As I wrote before.' },
    previewReply: { text: 'Thank you, we call you tomorrow.' },
    saveReplyTemplate: TEMPLATE,
    removeReplyTemplate: { language: 'en', seen: 1 },
    actOnMany: { act: 'take', items: [ids.submitted, ids.contact] },
    handOverAll: { to: cast.tom.id },
    startUpload: { name: 'plan.pdf', size: 100 },
    purgeFile: { kind: 'other' },
    inviteMember: { email: 'meeschrijver@lekdetect.example', role: 'editor' },
    removeMember: { person: member },
    createCall: CALL,
    changeCall: CALL,
    addExtension: { until: '2027-01-04T12:00:00.000Z' },
    setMailing: { mailing: 'each' },
    setAbsence: { absences: [{ from: '2026-12-24', until: '2027-01-03', standIn: cast.tom.id }] },
    setAbsenceOf: { absences: [{ from: '2026-12-24', until: '2027-01-03' }] },
    addPerson: { ...staff, name: 'Nina Nieuw', email: 'nina@example.org' },
    changePerson: described,
    saveProfile: { languages: ['nl', 'en'], capabilities: [{ id: 'nids', level: 2 }] },
    addOrganisation: { ...HOUSE, name: 'Een nieuw huis' },
    changeOrganisation: { ...HOUSE, aliases: ['Een andere naam'] },
    mergeOrganisation: { into: 'Het andere huis' },
    purgeText: { kind: 'other', passages: [answers.outline!.title] },
    findPerson: { email: APPLICANTS[0]!.email },
  };
  /** What the forms of pages send. */
  const FORMS: Partial<Record<OperationId, Record<string, string>>> = {
    requestLinkForm: { email: 'nobody@sender.example' },
    contactForm: { ...(CONTACT as Record<string, string>), email: 'new@sender.example', shown: await shownBefore(world, 'contact') },
    startForm: { email: 'new@sender.example', shown: await shownBefore(world, 'submit') },
    teamForm: { act: 'invite', email: 'nieuwe-meelezer@lekdetect.example', role: 'editor' },
    partForm: { seen: '1', go: 'later', ...Object.fromEntries(typedOf('outline', kindsOf('outline'), answers.outline!)) },
    templatesForm: { act: 'save', kind: 'other', name: 'A first answer', text: 'Thank you for writing about {{reference}}.', seen: '0' },
    filesForm: { act: 'start', name: 'plan.pdf' },
    answerForm: { text: 'It fails safe.' },
    amendForm: Object.fromEntries(typedOf('contact', kindsOf('contact'), answers.contact!)),
    settingsForm: { act: 'mailing', mailing: 'each' },
    withdrawForm: { reason: 'other', sure: 'yes' },
    supportForm: { act: 'complete', form: 'complete', 'complete/text': 'The pilot has ended well.' },
    afterForm: { act: 'decline', form: 'decline', 'decline/sure': 'yes' },
    introductionsForm: { act: 'introduction', introduction: `int_${'1'.repeat(26)}`, agrees: 'yes' },
    caseForm: { act: 'ask', 'ask/text': 'What happens when the sensor fails?' },
    requestMailForm: { act: 'reply', 'reply/text': 'Thank you, {{name}}.' },
    requestPasteForm: { act: 'paste', 'paste/text': 'As I wrote before.' },
    requestForm: { act: 'note', 'note/text': 'She called before.' },
    caseMailForm: { act: 'paste', 'paste/text': 'As I wrote before.' },
    reviewForm: { act: 'save', vote: 'yes' },
    reviewQueueForm: { act: 'capacity', capacity: '2' },
    reviewPaperForm: { text: paper },
    oneReviewForm: { reason: REASON },
    decideForm: {
      act: 'decide',
      outcome: 'declined',
      reason: REASON,
      override: OVERRIDE,
      'letter/opening': 'Dank voor uw voorstel; wij hebben besloten.',
      'letter/doFirst': 'Beschrijf wat er gebeurt als de sensor uitvalt.',
    },
    panelTalkForm: { act: 'talk', 'talk/text': 'What do the others make of it?' },
    personForm: {
      act: 'save',
      name: 'Tom Overhaal',
      language: 'nl',
      roles: 'liaison',
      organisation: 'Bureau Sluis',
      organisationType: 'network',
      languages: 'nl',
    },
    organisationForm: { act: 'save', name: 'Het huis', aliases: 'Een andere naam' },
    profileForm: { languages: 'nl', 'capability/nids': '2' },
    conflictForm: { person: cast.sara.id, state: 'confirmed', conflict: 'customer', reason: 'A customer of the applicant for years.' },
    contactAnswerForm: { text: 'And another thing.' },
    inboxForm: { act: 'take', items: `${ids.submitted} ${ids.contact}`, sure: 'yes' },
    taskForm: { act: 'done' },
    panelForm: { act: 'invite', pick: cast.eva.id },
    callPanelsForm: { plan: 'a-plan-that-nobody-has-read' },
    callForm: CALL_FORM,
  };
  const QUERIES: Partial<Record<OperationId, string>> = { amendForm: '?part=contact', searchDesk: '?q=luisteraar', readRows: '?items=nothing' };
  let asked = 0;
  const ask = (operation: OperationId, caller: Caller, on: On, item: string = ids[on]): Promise<Response> => {
    asked += 1;
    const [method, route] = contract[operation].route.split(' ') as [string, string];
    const path = route
      .replace('{part}', 'outline')
      .replace('{language}', 'nl')
      .replace('{token}', 'k1.forged')
      .replace('{person}', cast.tom.id)
      .replace('{organisation}', house)
      .replace('{reviewer}', cast.rob.id)
      .replace('{template}', kept)
      .replace('{intent}', intentId(failed))
      .replace('{call}', operation === 'renewInvite' ? invited.id : call.id)
      .replace('{file}', FILE)
      .replaceAll(/\{\w+\}/g, item);
    const form = { ...FORMS[operation], key: world.key() };
    const text =
      method === 'GET'
        ? {}
        : 'face' in contract[operation]
          ? { text: String(new URLSearchParams(form)), headers: { 'content-type': 'application/x-www-form-urlencoded' } }
          : { body: BODIES[operation] ?? {} };
    return world.request({
      method,
      path: `${path}${QUERIES[operation] ?? ''}`,
      cookie: cookieFor(caller, on),
      ...text,
      ip: `10.9.${Math.floor(asked / 250)}.${asked % 250}`,
    });
  };
  return { world, ask, cast, ids, bodies: BODIES, cookieFor, kept: await keep(world), count: () => asked };
};

export type Staged = Awaited<ReturnType<typeof setStage>>;
export type Red = { readonly row: string; readonly caller: string; readonly got: string; readonly expected: string };

/** A reply but for what names this request: its number, and the item that it asked for. */
const withoutRequest = (reply: Response): string =>
  JSON.stringify([
    reply.status,
    reply.headers,
    reply.text.replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'request').replaceAll(/\b(prp|ctc|tsk)_[0-9a-z]{26}/g, 'item'),
  ]);
const cellsOf = (row: MatrixRow): number[] => row.cells.trim().split(/\s+/).map(Number);

/** Every cell that is not as the matrix says; refused requests must change nothing, and foreign must equal absent. */
export const redCells = async ({ world, ask, kept }: Staged, { only }: { only?: readonly string[] } = {}): Promise<Red[]> => {
  const red: Red[] = [];
  for (const row of MATRIX.filter(({ operation }) => !only || only.includes(operation))) {
    const operation = row.operation as OperationId;
    const cells = cellsOf(row);
    const open = (contract[operation].who as readonly string[]).includes('anyone') && operation !== 'signOut';
    const mutates = !contract[operation].route.startsWith('GET') && !open;
    for (const [i, caller] of CALLERS.entries()) {
      const fault = (got: string, expected: string) => red.push({ row: row.operation, caller, got, expected });
      const from = world.calls.length;
      const reply = await ask(operation, caller, row.on);
      if (reply.status !== cells[i]) fault(`${reply.status} ${reply.body?.code ?? ''}`, String(cells[i]));
      if (mutates && cells[i]! >= 400) {
        const left = await changedSince(world, kept, from);
        if (left.length > 0) fault(`changed ${left.join(', ')}`, 'nothing changed');
      }
      if (!contract[operation].route.startsWith('GET')) await restore(world, kept, from);
      if (cells[i] !== 404) continue;
      const absent = await ask(operation, caller, row.on, absentOf(row.on));
      if (withoutRequest(absent) !== withoutRequest(reply)) fault('a foreign item differs from an absent one', withoutRequest(absent));
    }
  }
  return red;
};
