import { community } from '../../shared/community.ts';
import type { publicOperations } from '../../shared/contract/public.ts';
import { OPEN_INTAKE, requireStart, type Call as StoredCall, sealEnd, windowOf } from '../../shared/domain/call.ts';
import { proposalRules } from '../../shared/domain/call-rules.ts';
import { dueOf } from '../../shared/domain/clock.ts';
import { emptyDraft } from '../../shared/domain/draft.ts';
import { newId } from '../../shared/domain/id.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { ownRules } from '../../shared/domain/rules.ts';
import { openIntake, publicCall } from '../../shared/domain/view/call.ts';
import { callsOf, loadCall } from '../../shared/store/calls.ts';
import { loadProposal } from '../../shared/store/load.ts';
import { letterWrites } from '../../shared/store/mail.ts';
import { addressHash, newSession, personWrites, SESSION_MS } from '../../shared/store/people.ts';
import { commitChange, freshReference, referenceWrite, saltWrite } from '../../shared/store/records.ts';
import { promiseFrom, type Snapshot, snapshotOf } from '../../shared/store/roster.ts';
import { codeHash } from '../../shared/store/secrets.ts';
import { type Store, transact } from '../../shared/store/store.ts';
import { answer, sessionCookie } from '../http/reply.ts';
import type { Handlers } from '../http/serve.ts';
import { anonymousAct, type Sender, senderOf, takesMail } from './anonymous.ts';

type Start = Pick<Handlers<typeof publicOperations>, 'startProposal' | 'listOpenCalls'>;

/** A repeated start goes on in this browser, unless the addressee has taken the draft over meanwhile. */
const resumeDraft = async (store: Store, proposal: string, at: string): Promise<string | undefined> => {
  const loaded = await loadProposal(store, proposal, 'root');
  if (loaded?.root.stage !== 'draft' || loaded.root.verified !== undefined) return undefined;
  const session = newSession(store, loaded.root.applicant, { door: 'draft', item: proposal }, at);
  await transact(store, [session.write]);
  return session.cookie;
};

/** A draft may be started in any call that is announced; in an invite-only one with its code. @throws before anything is mailed. */
const mayStart = async (store: Store, { call, invite }: { call?: string | undefined; invite?: string | undefined }, at: string): Promise<void> => {
  if (call === undefined || call === OPEN_INTAKE) return;
  const found = await loadCall(store, call);
  if (!found) throw new Refusal('call.unknown', { fields: [{ path: 'call', code: 'call.unknown', message: '' }] });
  requireStart(found, { at, invite: invite === undefined ? undefined : codeHash(invite) });
};

/** What is promised to whoever sends in at this instant; a call says it by its own rules. */
const promiseOf = (snapshot: Snapshot, at: string, call?: StoredCall) => {
  const rules = call && ownRules(proposalRules(call, sealEnd(call)));
  const { deadline, ...why } = promiseFrom(snapshot, at, { safetySeat: false, ...(rules ? { rules } : {}) });
  return { ...(deadline ? { decisionBy: dueOf(deadline, community) } : {}), ...why };
};

export const startHandlers: Start = {
  listOpenCalls: async ({ store, at, query }) => {
    const announced = (await callsOf(store)).filter(({ stage }) => stage !== 'draft');
    const invite = query.invite === undefined ? undefined : codeHash(query.invite);
    const isAsked = (call: StoredCall): boolean => call.id === query.call && (!call.inviteOnly || (invite !== undefined && call.invite === invite));
    const listed = announced.filter((call) => isAsked(call) || (call.stage === 'published' && !call.inviteOnly && windowOf(call, at) !== 'closed'));
    const snapshot = await snapshotOf(store);
    const promise = promiseOf(snapshot, at);
    const calls = listed.map((call) => ({
      ...publicCall(call, windowOf(call, at)),
      ...(call.inviteOnly ? { inviteOnly: true } : {}),
      promise: promiseOf(snapshot, call.opensAt && call.opensAt > at ? call.opensAt : at, call),
    }));
    return answer({ calls: [{ ...openIntake, promise }, ...calls], promise }, { cache: 'public, max-age=60' });
  },

  startProposal: async (call) => {
    const { deps, store, at, body } = call;
    const act = anonymousAct(call, 'start', body.email);
    await mayStart(store, body, at);
    const mail = await takesMail(store, act, addressHash(body.email));
    const id = newId('prp', store.random);
    let cookie: string | undefined;
    const reply = await commitChange<Sender, Proposal, { proposal: string; reference: string; mail: 'under-way' }>(store, act, {
      load: () => senderOf(store, body.email, body.language, at),
      before: () => undefined,
      decide: ({ person }) => ({
        root: { ...emptyDraft({ id, reference: freshReference(store, at), person, language: body.language, at }), call: body.call ?? OPEN_INTAKE },
        facts: [],
      }),
      reply: (root) => ({ proposal: root.id, reference: root.reference, mail: 'under-way' }),
      also: (root, { known, person }) => {
        const session = newSession(store, person.id, { door: 'draft', item: id }, at);
        cookie = session.cookie;
        const letter = { template: 'item-link', to: person.id, address: person.address, record: id, cause: `${id} start`, at } as const;
        return [
          ...(known ? [] : personWrites(store, person)),
          saltWrite(store, id, Buffer.from(store.random(32)).toString('base64url')),
          referenceWrite(store, root.reference, id),
          session.write,
          ...(mail ? letterWrites(store, letter) : []),
        ];
      },
    });
    const own = reply.proposal === id ? cookie : await resumeDraft(store, reply.proposal, at);
    return answer(reply, { status: 201, cookies: own ? [sessionCookie(deps.publicUrl).set(own, SESSION_MS.draft / 1000)] : [] });
  },
};
