import { decisionOperations } from '../../shared/contract/decision.ts';
import { deskOperations } from '../../shared/contract/desk.ts';
import type { Dossier, exportOperations } from '../../shared/contract/export.ts';
import { liaisonOperations } from '../../shared/contract/liaison.ts';
import { saltsOf } from '../../shared/domain/content.ts';
import { effectiveRoles } from '../../shared/domain/actor.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { partsAt } from '../../shared/domain/revision.ts';
import { afterwardsView } from '../../shared/domain/view/afterwards.ts';
import { stampOf } from '../../shared/domain/view/export-rows.ts';
import { requireStaffView } from '../../shared/domain/view/staff.ts';
import type { Bucket } from '../../shared/store/bucket.ts';
import { factsOf } from '../../shared/store/facts.ts';
import { type LoadedProposal, loadProposal } from '../../shared/store/load.ts';
import { readingOnce } from '../../shared/store/reading.ts';
import { stoodFor } from '../../shared/store/stood.ts';
import { namesOf, snapshotOf } from '../../shared/store/roster.ts';
import { discussionReading } from '../decision/discussion.ts';
import { historyHandlers } from '../desk/history.ts';
import { knownOf } from '../desk/visible.ts';
import { perform } from '../http/perform.ts';
import { answer } from '../http/reply.ts';
import type { Handlers, Known } from '../http/serve.ts';
import { proposalHandlers } from '../liaison/reading.ts';
import { archiveOf } from './archive.ts';
import { filesFor } from './bytes.ts';

type ReadDossier = Pick<Handlers<typeof exportOperations>, 'readDossier'>;

/** Revisions that were sent in, with the answers as they stood in each. */
const revisionsOf = ({ root, texts }: LoadedProposal): Dossier['revisions'] =>
  root.anonymised || texts.length === 0
    ? []
    : Array.from({ length: root.revision }, (_, i) => ({
        revision: i + 1,
        answers: partsAt(texts, i + 1) as Record<string, unknown>,
        ...(i + 1 === root.revision && root.receipt ? { receipt: root.receipt } : {}),
      }));

const PERSON = /per_[0-9a-hjkmnp-tv-z]{26}/g;

const DISCUSSES: readonly string[] = decisionOperations.readDiscussion.who;

/** The salts of what this reader is given, and of nothing else. */
const saltsFor = ({ reviews, decisions, messages }: LoadedProposal, view: Dossier['proposal'], talk: Dossier['discussion']): Dossier['salts'] => {
  const given = new Set([...view.thread.map(({ id }) => id), ...(talk?.entries ?? []).map(({ id }) => id)]);
  const shown = reviews.filter((review) => view.reviews.some(({ reviewer, round }) => reviewer === review.reviewer && round === review.round));
  return saltsOf({ reviews: shown, decisions, messages: messages.filter(({ id }) => given.has(id)) });
};

/** What came after the decisions, with the demands of which this reader may know. */
const afterwardsFor = async (call: Known, loaded: LoadedProposal) => {
  const demands = (loaded.after?.introductions ?? []).map(({ demand }) => demand);
  const [known, nameOf] = await Promise.all([knownOf(call.store, demands, call.actor, call.at), snapshotOf(call.store).then(namesOf)]);
  return afterwardsView(loaded, { viewer: call.actor, nameOf, known });
};

/** Letters as they left, the first one first; behind them those that did not. */
const inOrder = (mails: Dossier['mails']): Dossier['mails'] => {
  const place = ({ sentAt = '~', createdAt, intent }: Dossier['mails'][number]) => `${sentAt} ${createdAt} ${intent}`;
  return mails.toSorted((a, b) => (place(a) < place(b) ? -1 : 1));
};

/** The discussion, for whoever may read it on its page. */
const discussionFor = async (call: Known) =>
  effectiveRoles(call.actor).some((role) => DISCUSSES.includes(role))
    ? (await perform(decisionOperations.readDiscussion, discussionReading.readDiscussion, call, { params: call.params })).body
    : undefined;

/** Everything about one proposal, as this reader sees it on its pages; whoever may not know of it gets what nobody would get. */
const dossierOf = async (call: Known, read: Pick<Bucket, 'get'>): Promise<{ dossier: Dossier; inside: Record<string, Uint8Array> }> => {
  const store = readingOnce(call.store);
  const loaded = await loadProposal(store, call.params.proposal!, 'all');
  if (!loaded) throw new Refusal('item.not-found');
  requireStaffView(loaded.root, call.actor);
  const reading = { ...call, store };
  const [{ body: proposal }, { body: history }, facts, nameOf, stood, afterwards, discussion] = await Promise.all([
    perform(liaisonOperations.readDeskProposal, proposalHandlers.readDeskProposal, reading, { params: call.params }),
    perform(deskOperations.listMails, historyHandlers.listMails, reading, { params: { item: loaded.root.id } }),
    factsOf(store, loaded.root.id),
    snapshotOf(store).then(namesOf),
    stoodFor(store, loaded.root.id, call.actor),
    afterwardsFor(reading, loaded),
    discussionFor(reading),
  ]);
  const { list, inside } = await filesFor(read, loaded.root.id, proposal.files, call.deps.publicUrl);
  const named = [...new Set(JSON.stringify(facts).match(PERSON) ?? [])].flatMap((id) => {
    const name = nameOf(id);
    return name ? [[id, name]] : [];
  });
  const { factSeq, factHead, factAt } = loaded.root;
  const dossier: Dossier = {
    takenAt: call.at,
    takenBy: call.person.name,
    ...stampOf(loaded.root.tlp, { name: call.person.name, now: call.at }),
    proposal,
    revisions: revisionsOf(loaded),
    salt: loaded.salt,
    salts: saltsFor(loaded, proposal, discussion),
    files: list,
    ...(discussion ? { discussion } : {}),
    stood,
    ...(afterwards ? { afterwards } : {}),
    mails: inOrder(history.mails),
    // What was added since the proposal was read is not in this dossier.
    facts: facts.filter(({ seq }) => seq <= factSeq),
    head: { factSeq, factHead, ...(factAt ? { factAt } : {}) },
    people: Object.fromEntries(named),
  };
  return { dossier, inside };
};

export const dossierHandlers = (bucket: () => Pick<Bucket, 'get'>): ReadDossier => ({
  readDossier: async (call) => {
    const { dossier, inside } = await dossierOf(call, bucket());
    if (call.query.format === 'json') return dossier;
    return answer(dossier, {
      file: {
        name: `${dossier.proposal.reference}.zip`,
        type: 'application/zip',
        write: (reply: Dossier) => archiveOf(reply, call.language, inside),
      },
    });
  },
});
