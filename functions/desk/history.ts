import type * as z from 'zod';
import type { deskOperations } from '../../shared/contract/desk.ts';
import type { Event, MailRow } from '../../shared/contract/desk-shapes.ts';
import { effectiveRoles, SYSTEM } from '../../shared/domain/actor.ts';
import type { StoredFact } from '../../shared/domain/fact.ts';
import { undoneIn } from '../../shared/domain/undo.ts';
import { aboutPerson, personIn } from '../../shared/domain/words/about-person.ts';
import { factText, undoneText } from '../../shared/domain/words/index.ts';
import { verifiedFacts } from '../../shared/store/facts.ts';
import { loadProposal } from '../../shared/store/load.ts';
import { mailsOf } from '../../shared/store/mail.ts';
import { namesOf, snapshotOf } from '../../shared/store/roster.ts';
import type { Store } from '../../shared/store/store.ts';
import type { Handlers } from '../http/serve.ts';
import { visibleRoot } from './visible.ts';

type History = Pick<Handlers<typeof deskOperations>, 'readTimeline' | 'listMails'>;

const names = async (store: Store) => namesOf(await snapshotOf(store));

/** What a scan found of files that came with a draft stands in the log with its submission, yet nobody who sent it in found that. */
const FOUND_BY_SCAN: readonly string[] = ['FileCleared', 'FileRefused'];
/** What follows by itself from what an applicant writes: nobody who writes it did that. */
const FOLLOWS: readonly string[] = ['ReviewReopened', 'ConflictDetected', 'ReviewerRecused', 'OwnerChanged', 'RoundClosed'];

export const historyHandlers: History = {
  readTimeline: async (call) => {
    const root = await visibleRoot(call.store, call.params.item!, call.actor);
    const [{ facts, faults }, known] = await Promise.all([verifiedFacts(call.store, root), names(call.store)]);
    // With an item's names go those by which it could be told who was kept from it: what is left names nobody.
    const nameOf: typeof known = root.anonymised ? () => undefined : known;
    const undone = undoneIn(facts);
    const isByApplicant = (by: string) => by === root.applicant || (root.kind === 'proposal' && root.team?.includes(by) === true);
    // Who reviews is known to those who choose reviewers and to those who decide.
    const mayKnow = effectiveRoles(call.actor).some((role) => role === 'liaison' || role === 'chair');
    const told = (fact: StoredFact): string => {
      const sentence = (undone.has(fact.id) ? undoneText : factText)(fact.type, call.language);
      const person = personIn(fact);
      return person && mayKnow && person !== root.applicant ? aboutPerson(sentence, fact, nameOf(person), call.language) : sentence;
    };
    const events = facts.map(
      (fact): z.infer<typeof Event> => ({
        seq: fact.seq,
        type: fact.type,
        at: fact.at,
        by:
          FOUND_BY_SCAN.includes(fact.type) || (FOLLOWS.includes(fact.type) && isByApplicant(fact.by))
            ? SYSTEM
            : (nameOf(fact.by) ?? (fact.by === root.applicant ? 'sender' : fact.by.startsWith('per_') ? '' : fact.by)),
        text: told(fact),
      }),
    );
    return { events, verified: faults.length === 0 };
  },

  // Staff know members of a team by the name that the applicant gave them, and never by their address.
  // What was taken back before its letter was written is stopped at the latest when that would leave: it waits for nothing.
  listMails: async (call) => {
    const root = await visibleRoot(call.store, call.params.item!, call.actor);
    const [mails, nameOf, loaded] = await Promise.all([mailsOf(call.store, root.id), names(call.store), loadProposal(call.store, root.id, 'files')]);
    const memberOf = (person: string) => loaded?.members.find((member) => member.person === person)?.name || undefined;
    return {
      mails: mails.map(
        ({ intent, subject, text }): z.infer<typeof MailRow> => ({
          intent: intent.id,
          template: intent.template,
          to: intent.to === root.applicant ? 'sender' : (nameOf(intent.to) ?? memberOf(intent.to) ?? (intent.template === 'team-invitation' ? 'team' : '')),
          state: intent.state === 'pending' && root.undone?.includes(intent.cause) ? 'suppressed' : intent.state,
          createdAt: intent.createdAt,
          ...(intent.delivery ? { delivery: intent.delivery } : {}),
          ...(intent.sentAt ? { sentAt: intent.sentAt } : {}),
          ...(subject ? { subject } : {}),
          ...(text ? { text } : {}),
        }),
      ),
    };
  },
};
