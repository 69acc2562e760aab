import { afterAll, beforeAll, expect, it } from 'vitest';
import { deskTask } from '../../functions/work/desk-task.ts';
import type { Response } from '../../infra/local/direct.ts';
import { ALL_HOLD, answersFor, decisionFor, IDEAS, reviewFor } from '../../infra/local/sample-items.ts';
import { APPLICANTS, REVIEWERS, STAFF } from '../../infra/local/sample-people.ts';
import { type contract, operations } from '../../shared/contract/index.ts';
import type { Intent } from '../../shared/domain/mail.ts';
import { intentId, letterWrites } from '../../shared/store/mail.ts';
import { personByAddress } from '../../shared/store/people.ts';
import { transact, updateRow } from '../../shared/store/store.ts';
import { CALL } from '../support/calls.ts';
import { CONTACT, contactFrom, desk, draftOf, linkIn, must, OVERRIDE, proposalAt, REASON, TERMS } from '../support/journey.ts';
import { announcedAs, askedToMeet } from '../support/afterwards.ts';
import { addCast, addPlayer, type Cast, cookieOf, session } from '../support/people.ts';
import { writesDuring } from '../support/restore.ts';
import { lastAct } from '../support/undo.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let cast: Cast;
beforeAll(async () => {
  world = await openWorld({ seed: 'idempotency' });
  cast = await addCast(world);
});
afterAll(() => world.stop());

const PIECE = { kind: 'newsletter', subject: 'The newsletter', text: 'And please the newsletter.' };
const covered = new Set<string>();
/** Rows that a repeat wrote, apart from counters of requests and from sessions: a repeated start may go on in its browser. */
const effects = async (run: () => Promise<unknown>): Promise<string[]> =>
  (await writesDuring(world, run)).filter(({ pk, sk }) => !/^(bucket|decoy)#/.test(pk) && !sk.startsWith('s#')).map(({ pk, sk }) => `${pk} ${sk}`);
const send = (path: string, body: unknown, cookie: string | undefined, key: string): Promise<Response> =>
  world.request({ method: 'POST', path, body, cookie, headers: { 'idempotency-key': key } });
const seenBy = (reply: Response) => [reply.status, reply.text];

type Other = { body: unknown; path?: string } | { path: string; body?: unknown } | 'nothing';
/** Does it, does it again by the same key: the same reply and no second effect; the same key for anything else is refused. */
const twice = async (operation: keyof typeof contract, path: string, body: unknown, cookie: string | undefined, other: Other): Promise<Response> => {
  const key = world.key();
  const first = await send(path, body, cookie, key);
  expect(first.status, `${operation} ${first.text}`).toBeLessThan(300);
  const again = async () => {
    for (let repeat = 0; repeat < 2; repeat += 1) expect(seenBy(await send(path, body, cookie, key)), operation).toEqual(seenBy(first));
    if (other === 'nothing') return;
    const misused = await send(other.path ?? path, other.body ?? body, cookie, key);
    expect([operation, misused.status, misused.body.code]).toEqual([operation, 422, 'key.reused']);
  };
  expect(await effects(again), operation).toEqual([]);
  covered.add(operation);
  return first;
};

const sender = APPLICANTS[0]!;
const answers = answersFor(IDEAS[0]!, sender);
const letter = { ...decisionFor('nl', 'accepted'), override: OVERRIDE };

it('repeats every act of a proposal from its start to its confirmation', async () => {
  const start = { email: 'twice@sender.example', language: 'nl' };
  const started = await twice('startProposal', '/api/proposals', start, undefined, { body: { ...start, language: 'en' } });
  expect(started.body.proposal).toMatch(/^prp_/);
  const spare = await draftOf(world, { answers: {} });
  const elsewhere = (verb: string) => ({ path: desk(spare.id, verb) });
  const { id, own } = await draftOf(world);
  const at = (verb: string) => `/api/proposals/${id}/${verb}`;
  const review = (verb: string) => `/api/review/${id}/${verb}`;
  const lia = cast.lia.cookie;
  const vera = cast.vera.cookie;
  const added = (await twice('startUpload', at('files'), { name: 'plan.pdf', size: 100 }, own, { body: { name: 'other.pdf', size: 100 } })).body.file.id;
  const kept = (await must(world, own, at('files'), { name: 'kept.pdf', size: 100 })).body.file.id;
  await twice('removeFile', at(`files/${added}/remove`), {}, own, { path: at(`files/${kept}/remove`) });
  await twice('submitProposal', at('submit'), {}, own, 'nothing');
  await twice('purgeFile', desk(id, `files/${kept}/purge`), { kind: 'other' }, lia, { body: { kind: 'personal' } });
  await twice('amendProposal', at('amend'), { changes: { outline: answers.outline } }, own, { body: { changes: { substance: answers.substance } } });
  await twice('takeProposal', desk(id, 'take'), {}, lia, elsewhere('take'));
  await twice('handOver', desk(id, 'hand-over'), { to: cast.tom.id }, lia, { body: { to: cast.lia.id } });
  await twice('addProposalNote', desk(id, 'notes'), { text: 'They rang.' }, lia, { body: { text: 'They wrote.' } });
  await twice('askApplicant', desk(id, 'ask'), { text: 'What happens when it fails?' }, lia, { body: { text: 'And when the power goes?' } });
  await twice('answerQuestion', at('answer'), { text: 'It fails open.' }, own, { body: { text: 'It fails closed.' } });
  await twice('screenProposal', desk(id, 'screen'), { checks: { inScope: 'yes' } }, lia, { body: { checks: { inScope: 'ask' } } });
  await twice('admitProposal', desk(id, 'admit'), { checks: ALL_HOLD }, lia, elsewhere('admit'));
  await twice(
    'inviteReviewers',
    desk(id, 'invite'),
    { reviewers: [cast.jan, cast.mila, cast.rob, cast.sara, cast.omar, cast.eva].map((player) => player.id) },
    lia,
    { body: { reviewers: [cast.jan.id] } },
  );
  await twice('requestReviewLink', review('link'), {}, cast.jan.cookie, 'nothing');
  for (const player of [cast.jan, cast.mila, cast.rob])
    await twice('acceptInvitation', review('accept'), TERMS, player.cookie, { path: `/api/review/${spare.id}/accept` });
  await twice('declineInvitation', review('decline'), { reason: 'workload' }, cast.sara.cookie, { body: { reason: 'expertise' } });
  await twice('declareConflict', review('conflict'), { conflict: 'customer' }, cast.omar.cookie, { body: { conflict: 'family' } });
  await twice('cancelAssignment', desk(id, 'cancel-assignment'), { reviewer: cast.eva.id }, lia, { body: { reviewer: cast.jan.id } });
  await twice(
    'decideConflict',
    desk(id, 'conflicts'),
    { person: cast.omar.id, state: 'confirmed', conflict: 'customer', reason: 'A customer for many years.' },
    vera,
    { body: { person: cast.omar.id, state: 'waived', conflict: 'customer', reason: 'A customer for many years.' } },
  );
  await must(world, cast.jan.cookie, review('submit'), reviewFor('nl', 3));
  await twice('reopenOwnReview', review('reopen'), {}, cast.jan.cookie, { path: `/api/review/${spare.id}/reopen` });
  await must(world, cast.mila.cookie, review('submit'), reviewFor('nl', 3));
  await twice('reopenReview', desk(id, `reviews/${cast.mila.id}/reopen`), { reason: REASON }, lia, { body: { reason: `${REASON} Really.` } });
  for (const player of [cast.jan, cast.mila, cast.rob])
    await twice('submitReview', review('submit'), reviewFor('nl', 3.5), player.cookie, { body: reviewFor('nl', 3) });
  await twice('setCapacity', '/api/me/capacity', { capacity: 4 }, cast.jan.cookie, { body: { capacity: 5 } });
  const talk = { act: 'comment', text: 'What do the others make of it?' };
  await twice('discussAsReviewer', review('discussion'), talk, cast.jan.cookie, { body: { ...talk, text: 'And of the evidence?' } });
  await twice('reopenRound', desk(id, 'reopen-round'), {}, lia, elsewhere('reopen-round'));
  await twice('closeRound', desk(id, 'close-round'), { reason: REASON }, lia, { body: { reason: `${REASON} Really.` } });
  await twice('decideProposal', desk(id, 'decide'), letter, vera, { body: { ...letter, outcome: 'declined' } });
  await twice('amendDecision', desk(id, 'amend-decision'), letter, vera, { body: { ...letter, outcome: 'declined' } });
  await twice('returnDecision', desk(id, 'return-decision'), {}, vera, elsewhere('return-decision'));
  await must(world, vera, desk(id, 'decide'), letter);
  await twice('discuss', desk(id, 'discussion'), talk, lia, { body: { ...talk, text: 'And of the evidence?' } });
  await twice('approveDecision', desk(id, 'approve-decision'), { decision: 3 }, lia, { body: { decision: 2 } });
  const many = { decisions: [{ proposal: spare.id, letterRead: 1 }] };
  await twice('announceMany', '/api/decide/announce-many', many, vera, { body: { decisions: [{ proposal: id, letterRead: 1 }] } });
  await twice('announceDecision', desk(id, 'announce'), { letterRead: 3 }, vera, { body: { letterRead: 2 } });
  await twice('confirmSupport', at('confirm'), {}, own, { path: `/api/proposals/${spare.id}/confirm` });
});

it('repeats the other ends of a proposal', async () => {
  const out = await proposalAt(world, cast, 'screening');
  const into = await proposalAt(world, cast, 'screening');
  const gone = await proposalAt(world, cast, 'in-review');
  const screened = {
    outcome: 'out-of-scope',
    reason: 'not-ot',
    checks: { inScope: 'no' },
    text: 'This lies outside of what the community can judge; others can help.',
  };
  const brief = await draftOf(world, { answers: answersFor(IDEAS[0]!, sender, 'no', 'short') });
  await must(world, brief.own, `/api/proposals/${brief.id}/submit`);
  await must(world, cast.lia.cookie, desk(brief.id, 'take'));
  await twice('askStep2', desk(brief.id, 'ask-step-2'), {}, cast.lia.cookie, { body: { text: 'Vul ook de andere delen in.' } });
  await twice('mergeProposal', desk(into.id, 'merge'), { into: out.id }, cast.lia.cookie, { body: { into: gone.id } });
  await twice('screenOut', desk(out.id, 'screen-out'), screened, cast.lia.cookie, { body: { ...screened, outcome: 'declined' } });
  const shared = await draftOf(world, { answers: {} });
  const team = (verb = '') => `/api/proposals/${shared.id}/team${verb}`;
  const helper = { email: 'mee@sender.example', role: 'editor' };
  await twice('inviteMember', team(), helper, shared.own, { body: { ...helper, role: 'reader' } });
  await world.drain();
  const { token } = linkIn(world, helper.email);
  const opened = await world.request({ method: 'POST', path: '/api/links/open', body: { token } });
  await twice('leaveTeam', team('/leave'), {}, cookieOf(opened), 'nothing');
  await must(world, await session(world, shared.applicant, { door: 'person' }), team(), { ...helper, email: 'weg@sender.example' });
  const person = (await personByAddress(world.store, 'weg@sender.example'))!.id;
  await twice('removeMember', team('/remove'), { person }, await session(world, shared.applicant, { door: 'person' }), { body: { person: gone.applicant } });
  const unwanted = await draftOf(world, { answers: {} });
  await twice('deleteDraft', `/api/proposals/${unwanted.id}/delete`, {}, unwanted.own, { path: `/api/proposals/${gone.id}/delete` });
  await twice('withdrawProposal', `/api/proposals/${gone.id}/withdraw`, { reason: 'other' }, gone.own, { body: { reason: 'elsewhere' } });
});

it('repeats what is done with calls, and shows a code once more to whoever asked for it', async () => {
  const admin = cast.admin.cookie;
  const byInvitation = { ...CALL, inviteOnly: true };
  const made = await twice('createCall', '/api/admin/calls', byInvitation, admin, { body: CALL });
  const at = `/api/admin/calls/${made.body.call}`;
  expect(made.body.invite).toMatch(/-/);
  await twice('changeCall', at, { ...byInvitation, stage: 'published' }, admin, { body: byInvitation });
  const added = await twice('addExtension', `${at}/extensions`, { until: '2027-01-04T12:00:00.000Z' }, admin, { body: { until: '2027-01-05T12:00:00.000Z' } });
  expect(added.body.code).toMatch(/-/);
  const renewed = await twice('renewInvite', `${at}/invite`, {}, admin, 'nothing');
  expect(renewed.body.invite).toMatch(/-/);
  const journey = await draftOf(world, { call: made.body.call, invite: renewed.body.invite });
  const spare = await draftOf(world, { answers: {} });
  await twice('moveToOpen', `/api/proposals/${journey.id}/open-intake`, {}, journey.own, { path: `/api/proposals/${spare.id}/open-intake` });
});

it('repeats every act of a contact request, a task and a person', async () => {
  const lia = cast.lia.cookie;
  const first = await twice('sendContactRequest', '/api/contact-requests', CONTACT, undefined, { body: { ...CONTACT, subject: 'Another' } });
  const at = (id: string, verb: string) => `/api/desk/contact-requests/${id}/${verb}`;
  const spare = (await contactFrom(world)).id;
  const id = first.body.contact as string;
  await twice('takeContact', at(id, 'take'), {}, lia, { path: at(spare, 'take') });
  await twice('replyToContact', at(id, 'reply'), { text: 'We call you.' }, lia, { body: { text: 'We do not call you.' } });
  const { own } = await draftOf(world, { answers: {} });
  await twice('answerContact', `/api/contact-requests/${id}/messages`, { text: 'Please do.' }, own, { body: { text: 'Please do not.' } });
  await twice('addContactNote', at(id, 'notes'), { text: 'They called.' }, lia, { body: { text: 'They did not call.' } });
  await twice('setContactKind', at(id, 'kind'), { kind: 'press' }, lia, { body: { kind: 'demand' } });
  await twice('askColleague', at(id, 'ask-colleague'), { colleague: cast.tom.id, text: 'Do you know them?' }, lia, {
    body: { colleague: cast.vera.id, text: 'Do you know them?' },
  });
  await twice('answerColleague', at(id, 'answer-colleague'), { text: 'I do.' }, cast.tom.cookie, { body: { text: 'I do not.' } });
  await twice('pasteMail', `/api/desk/items/${id}/mail`, { text: 'As I wrote.' }, lia, { body: { text: 'As I said.' } });
  await twice('splitContact', at(id, 'split'), { pieces: [PIECE] }, lia, { body: { pieces: [PIECE, PIECE] } });
  await twice('snoozeContact', at(id, 'snooze'), { until: '2026-12-01T08:00:00.000Z' }, lia, { body: { until: '2026-12-02T08:00:00.000Z' } });
  await twice('handOverContact', at(id, 'hand-over'), { to: cast.vera.id }, lia, { body: { to: cast.tom.id } });
  await twice('resolveContact', at(id, 'resolve'), {}, lia, { path: at(spare, 'resolve') });
  const spam = (await contactFrom(world)).id;
  await twice('markSpam', at(spam, 'spam'), {}, lia, { path: at(spare, 'spam') });
  await twice('unspamContact', at(spam, 'unspam'), {}, lia, { path: at(spare, 'unspam') });
  await twice('mergeContact', at(spam, 'merge'), { into: spare }, lia, { body: { into: id } });
  await twice('convertContact', at((await contactFrom(world)).id, 'convert'), { to: 'proposal' }, lia, { path: at(spare, 'convert') });
  const privacy = (await contactFrom(world, { ...CONTACT, kind: 'privacy' })).id;
  await twice('extendPrivacy', at(privacy, 'extend'), { reason: 'complex' }, lia, { body: { reason: 'many' } });
  const template = { language: 'en', kind: 'other', name: 'A first answer', text: 'Thank you for writing.', seen: 0 };
  const saved = await twice('saveReplyTemplate', '/api/desk/reply-templates', template, lia, { body: { ...template, text: 'Thank you.' } });
  const removal = `/api/desk/reply-templates/${saved.body.id}/remove`;
  await twice('removeReplyTemplate', removal, { language: 'en', seen: 1 }, lia, { body: { language: 'nl', seen: 1 } });
  await twice('redirectContact', at((await contactFrom(world)).id, 'redirect'), { target: 'csirt' }, lia, { body: { target: 'elsewhere' } });
  for (const [intent, record] of [
    ['a', id],
    ['b', spare],
  ] as const)
    await deskTask(world.store, { id: intent.repeat(26), record } as Intent, 'mail-bounced', new Date(world.now).toISOString());
  const failed = { template: 'contact-resolved', to: (await draftOf(world, { answers: {} })).applicant, record: spare, cause: `${spare} failed` } as const;
  await transact(world.store, letterWrites(world.store, { ...failed, address: 'hash', at: new Date(world.now).toISOString() }));
  await updateRow(world.store, spare, `x#${intentId(failed)}`, 'SET delivery = :bounced', { ':bounced': 'bounced' });
  const letters = (record: string) => `/api/desk/items/${record}/mails/${intentId(failed)}/resend`;
  await twice('resendLetter', letters(spare), {}, lia, { path: letters(id) });
  await twice('revokeLink', `/api/desk/items/${spare}/revoke-link`, {}, lia, { path: `/api/desk/items/${id}/revoke-link` });
  await twice('revokeOwnLink', `/api/me/items/${spare}/revoke-link`, {}, own, { path: `/api/me/items/${id}/revoke-link` });
  const undone = (await contactFrom(world)).id;
  await must(world, lia, at(undone, 'take'));
  await twice('undo', `/api/desk/items/${undone}/undo`, await lastAct(world, undone), lia, { path: `/api/desk/items/${spare}/undo` });
  const done = (intent: string) => `/api/desk/tasks/tsk_${intent.repeat(26)}/done`;
  const several = [(await contactFrom(world)).id, (await contactFrom(world)).id];
  await twice('actOnMany', '/api/desk/bulk', { act: 'take', items: several }, lia, { body: { act: 'spam', items: several } });
  await twice('handOverAll', '/api/desk/hand-over-all', { to: cast.tom.id }, lia, { body: { to: cast.vera.id } });
  await twice('finishTask', done('a'), {}, lia, { path: done('b') });
  const nina = { ...STAFF[1]!, name: 'Nina Nieuw', email: 'nina@example.org' };
  await twice('addPerson', '/api/admin/people', nina, cast.admin.cookie, { body: { ...nina, name: 'Nina Anders' } });
  const { email: _, ...described } = REVIEWERS[5]!;
  const away = { absences: [{ from: '2026-12-24', until: '2027-01-03', standIn: cast.tom.id }] };
  await twice('setMailing', '/api/me/mailing', { mailing: 'each' }, lia, { body: { mailing: 'digest' } });
  await twice('setAbsence', '/api/me/absences', away, lia, { body: { absences: [] } });
  await twice('setAbsenceOf', `/api/admin/people/${cast.eva.id}/absences`, away, cast.admin.cookie, { body: { absences: [] } });
  await twice('changePerson', `/api/admin/people/${cast.eva.id}`, described, cast.admin.cookie, { body: { ...described, name: 'Eva Anders' } });
  const [gone, kept] = [await draftOf(world, { sender: { ...sender, email: 'gone@sender.example' } }), await draftOf(world)];
  const erase = (person: string) => `/api/privacy/people/${person}/erase`;
  await twice('erasePerson', erase(gone.applicant), {}, cast.admin.cookie, { path: erase(kept.applicant) });
  await twice('requestLink', '/api/links', { email: sender.email, language: 'nl' }, undefined, 'nothing');
});

it('repeats what follows on a decision', async () => {
  const spare = await draftOf(world, { answers: {} });
  const elsewhere = (verb: string) => ({ path: desk(spare.id, verb) });
  const afterwards = (id: string) => `/api/proposals/${id}/afterwards`;
  const met = await askedToMeet(world, cast);
  const consent = { act: 'introduction', introduction: met.introduction, agrees: true };
  await twice('actAfterwards', afterwards(met.journey.id), consent, met.journey.own, { body: { ...consent, agrees: false } });
  await twice('answerIntroduction', `/api/contact-requests/${met.demand}/introductions`, consent, met.owner, { body: { ...consent, agrees: false } });
  const completed = { act: 'complete', text: 'The pilot has ended well.' };
  await twice('actOnSupport', desk(met.journey.id, 'support'), completed, cast.lia.cookie, { body: { ...completed, text: 'The pilot has ended badly.' } });
  await twice('reopenProposal', desk(met.journey.id, 'reopen'), { reason: REASON }, cast.admin.cookie, { body: { reason: `${REASON} Really.` } });
  const reserve = await announcedAs(world, cast, 'reserve');
  await twice('promoteReserve', desk(reserve.id, 'promote'), {}, cast.vera.cookie, elsewhere('promote'));
  const declined = await announcedAs(world, cast, 'declined');
  await twice('startAgain', `/api/proposals/${declined.id}/start-again`, {}, declined.own, { path: `/api/proposals/${spare.id}/start-again` });
  await must(world, declined.own, afterwards(declined.id), {
    act: 'reconsider',
    reasons: 'The reviewers read something that we did not write, on page three.',
  });
  const chris = await addPlayer(world, { ...STAFF[1]!, name: 'Chris Onpartij', email: 'chris@example.org', roles: ['chair'] });
  await twice('assignReconsideration', desk(declined.id, 'reconsideration/assign'), { to: chris.id }, cast.admin.cookie, { body: { to: cast.vera.id } });
  const answer = { verdict: 'uphold', text: 'We have read your reasons and looked at everything once more.' };
  await twice('answerReconsideration', desk(declined.id, 'reconsideration'), answer, chris.cookie, { body: { ...answer, verdict: 'open' } });
});

it('repeats what is done with organisations, by reviewers to their profiles, and with panels', async () => {
  const admin = cast.admin.cookie;
  const house = { name: 'Huis aan de sluis', aliases: [], domains: [], parents: ['Moeder van huizen'], competitors: [], customers: [] };
  const other = { ...house, customers: ['Een klant die nog niemand kent'] };
  const added = await twice('addOrganisation', '/api/desk/organisations', house, admin, { body: other });
  const at = (organisation: string, verb = '') => `/api/desk/organisations/${organisation}${verb}`;
  const renamed = { ...house, aliases: ['Sluishuis'], competitors: [{ organisation: 'Huis aan de dijk' }] };
  await twice('changeOrganisation', at(added.body.organisation), renamed, admin, { body: { ...other, aliases: ['Sluishuis'] } });
  const gone = (await must(world, admin, '/api/desk/organisations', { ...house, name: 'Hetzelfde huis' })).body.organisation;
  await twice('mergeOrganisation', at(gone, '/merge'), { into: house.name }, admin, { body: { into: 'Huis aan de dijk' } });
  const profile = { languages: ['nl', 'en'], capabilities: [{ id: 'nids', level: 2 }] };
  await twice('saveProfile', '/api/me/profile', profile, cast.jan.cookie, { body: { ...profile, languages: ['nl'] } });

  const [picked, open] = [await proposalAt(world, cast, 'in-review'), await proposalAt(world, cast, 'in-review')];
  const panel = { reviewers: [cast.eva.id] };
  await twice('confirmPanel', desk(picked.id, 'panel'), panel, cast.lia.cookie, { body: { reviewers: [cast.eva.id, cast.mila.id] } });
  const path = '/api/desk/calls/open/panels';
  const { plan, proposals } = (await must(world, cast.lia.cookie, path, undefined, 'GET')).body;
  expect(proposals.find(({ id }: { id: string }) => id === open.id).members).not.toEqual([]);
  const sent = await twice('confirmCallPanels', path, { plan }, cast.lia.cookie, { body: { plan: 'x'.repeat(43) } });
  expect([sent.body.total, sent.body.waiting]).toEqual([proposals.filter(({ members }: { members: unknown[] }) => members.length > 0).length, 0]);
});

it('has tried every operation that needs a key', () => {
  const keyed = operations.filter((operation) => operation.route.startsWith('POST') && operation.key !== 'none').map((operation) => operation.id);
  expect([...covered].sort()).toEqual(keyed.sort());
  console.log(`idempotency: ${covered.size} operations, each three times by one key and once against it`);
});
