import { community } from '../../shared/community.ts';
import type { publicOperations } from '../../shared/contract/public.ts';
import { dueOf, later } from '../../shared/domain/clock.ts';
import { type ContactRequest, receiveContact } from '../../shared/domain/contact.ts';
import { newId, newReference } from '../../shared/domain/id.ts';
import { domainKeys, organisationKey, personKey } from '../../shared/domain/organisation.ts';
import type { Person } from '../../shared/domain/person.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';
import { DRAFT_WARN } from '../../shared/domain/submission.ts';
import { mayMail } from '../../shared/store/limits.ts';
import { loadProposal } from '../../shared/store/load.ts';
import { letterWrites } from '../../shared/store/mail.ts';
import { addressHash, newSender, newSession, personByAddress, personWrites, SESSION_MS } from '../../shared/store/people.ts';
import { type Act, commitChange, referenceWrite, repliedBefore, saltWrite } from '../../shared/store/records.ts';
import { ownerFrom, snapshotOf } from '../../shared/store/roster.ts';
import { type Store, transact } from '../../shared/store/store.ts';
import { answer, sessionCookie } from '../http/reply.ts';
import type { Call, Handlers } from '../http/serve.ts';

type Start = Pick<Handlers<typeof publicOperations>, 'startProposal' | 'sendContactRequest'>;
type Sender = { readonly known: Person | undefined; readonly person: Person };

/** A proposal that has only just been thought of: no text, no fact, a link on its way. */
const emptyDraft = (id: string, reference: string, person: Person, language: 'nl' | 'en', at: string): Proposal => ({
  id,
  v: 1,
  version: 1,
  factSeq: 0,
  factHead: '',
  reference,
  title: '',
  language,
  createdAt: at,
  flags: [],
  kind: 'proposal',
  stage: 'draft',
  tlp: 'amber-strict',
  origin: 'form',
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

/** Anonymous acts are bound to the address and the key that the client made. */
const anonymousAct = (call: Call, name: string, email: string): Act => ({
  by: 'sender',
  at: call.at,
  key: call.key && { scope: `${name} ${addressHash(email)} ${call.key.key}`, bodyHash: call.key.bodyHash },
});

const senderOf = async (
  store: Store,
  email: string,
  language: 'nl' | 'en',
  at: string,
  more: { name?: string; keys?: readonly string[] } = {},
): Promise<Sender> => {
  const known = await personByAddress(store, email);
  return { known, person: known ?? newSender(store, { email, language, at, ...more }) };
};

/** Whether a mail may leave to this address now. A repeat of an earlier request takes none of its places. @throws key.reused */
const takesMail = async (store: Store, act: Act, address: string): Promise<boolean> =>
  (act.key ? await repliedBefore(store, act.key) : undefined) === undefined && (await mayMail(store, address, act.at));

/** A repeated start goes on in this browser, unless the addressee has taken the draft over meanwhile. */
const resumeDraft = async (store: Store, proposal: string, at: string): Promise<string | undefined> => {
  const loaded = await loadProposal(store, proposal, 'root');
  if (loaded?.root.stage !== 'draft' || loaded.root.verified !== undefined) return undefined;
  const session = newSession(store, loaded.root.applicant, { door: 'draft', item: proposal }, at);
  await transact(store, [session.write]);
  return session.cookie;
};

const referenceOf = (at: string, store: Store): string => newReference(community.referencePrefix, Number(at.slice(0, 4)), store.random);

export const startHandlers: Start = {
  startProposal: async (call) => {
    const { deps, store, at, body } = call;
    const act = anonymousAct(call, 'start', body.email);
    const mail = await takesMail(store, act, addressHash(body.email));
    const id = newId('prp', store.random);
    let cookie: string | undefined;
    const reply = await commitChange<Sender, Proposal, { proposal: string; reference: string; mail: 'under-way' }>(store, act, {
      load: () => senderOf(store, body.email, body.language, at),
      before: () => undefined,
      decide: ({ person }) => ({ root: emptyDraft(id, referenceOf(at, store), person, body.language, at), facts: [] }),
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

  sendContactRequest: async (call) => {
    const { store, at, body } = call;
    const act = anonymousAct(call, 'contact', body.email);
    const mail = await takesMail(store, act, addressHash(body.email));
    const snapshot = await snapshotOf(store);
    const id = newId('ctc', store.random);
    const named = body.organisation ? [organisationKey(body.organisation)] : [];
    return commitChange<
      Sender,
      ContactRequest,
      { contact: string; reference: string; receivedAt: string; nextDate: string; door: 'here' | 'disclosure' | 'csirt' }
    >(store, anonymousAct(call, 'contact', body.email), {
      load: () => senderOf(store, body.email, body.language, at, { name: body.name, keys: named }),
      before: () => undefined,
      decide: ({ person }) => {
        const base = {
          id,
          reference: referenceOf(at, store),
          applicant: person.id,
          organisations: [...new Set([...named, ...domainKeys(body.email)])],
          parties: [personKey(body.name)],
        };
        const owner = ownerFrom(snapshot, { ...base, language: body.language });
        return receiveContact({ at, body, base, owner, message: newId('msg', store.random), confirm: mail });
      },
      reply: (root) => ({
        contact: id,
        reference: root.reference,
        receivedAt: at,
        nextDate: root.stageClock ? dueOf(root.stageClock, community) : at,
        door: body.kind === 'incident' ? 'csirt' : body.kind === 'vulnerability' ? 'disclosure' : 'here',
      }),
      also: (root, { known, person }) => [...(known ? [] : personWrites(store, person)), referenceWrite(store, root.reference, id)],
    });
  },
};
