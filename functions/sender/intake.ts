import { type Community, community } from '../../shared/community.ts';
import type { senderOperations } from '../../shared/contract/sender.ts';
import { dueOf } from '../../shared/domain/clock.ts';
import { type ContactRequest, rightDoor } from '../../shared/domain/contact.ts';
import { receiveContact, requireWarned, SPAM } from '../../shared/domain/contact-intake.ts';
import { doorForFirst } from '../../shared/domain/first-door.ts';
import { newId } from '../../shared/domain/id.ts';
import { domainKeys, namesNobody, organisationKey, personKey } from '../../shared/domain/organisation.ts';
import { triageOf } from '../../shared/domain/triage.ts';
import { answeredBefore } from '../../shared/store/answered.ts';
import { addressHash, personWrites } from '../../shared/store/people.ts';
import { commitChange, freshReference, referenceWrite } from '../../shared/store/records.ts';
import { ownerFrom, snapshotOf } from '../../shared/store/roster.ts';
import type { Handlers } from '../http/serve.ts';
import { anonymousAct, type Sender, senderOf, takesMail } from '../public/anonymous.ts';

type Intake = Pick<Handlers<typeof senderOperations>, 'sendContactRequest'>;
type Doorway = { door: 'here' } | { door: 'csirt'; csirt: Community['csirt'] } | { door: 'disclosure'; disclosure: string };
type Received = { contact: string; reference: string; receivedAt: string; nextDate: string } & Doorway;

/** The right door with all that is needed to go there, for whoever wrote here all the same. */
const doorwayOf = (root: ContactRequest): Doorway => {
  const door = rightDoor(root);
  if (door === 'incident') return { door: 'csirt', csirt: community.csirt };
  return door === 'vulnerability' ? { door: 'disclosure', disclosure: community.disclosure[root.language] } : { door: 'here' };
};

export const intakeHandlers: Intake = {
  sendContactRequest: async (call) => {
    const { store, at, body } = call;
    const door = doorForFirst(body);
    requireWarned(door, body.warned);
    const act = anonymousAct(call, 'contact', body.email);
    const sorting = triageOf(body);
    const mail = !sorting.flags.includes(SPAM) && (await takesMail(store, act, addressHash(body.email)));
    const named = body.organisation && !namesNobody(body.organisation) ? [organisationKey(body.organisation)] : [];
    const organisations = [...new Set([...named, ...domainKeys(body.email)])];
    const snapshot = await snapshotOf(store);
    const answeredBy = await answeredBefore(store, body.email, organisations[0]);
    const id = newId('ctc', store.random);
    return commitChange<Sender, ContactRequest, Received>(store, act, {
      load: () => senderOf(store, body.email, body.language, at, { name: body.name, keys: named }),
      before: () => undefined,
      decide: ({ person }) =>
        receiveContact({
          at,
          body,
          base: {
            id,
            reference: freshReference(store, at),
            applicant: person.id,
            organisations,
            parties: [personKey(body.name)],
            ...(answeredBy ? { answeredBy } : {}),
          },
          sorting,
          door,
          ownerOf: (item) => ownerFrom(snapshot, item),
          message: newId('msg', store.random),
          confirm: mail,
          calendar: community,
        }),
      reply: (root) => ({
        contact: id,
        reference: root.reference,
        receivedAt: at,
        nextDate: root.stageClock ? dueOf(root.stageClock, community) : at,
        ...doorwayOf(root),
      }),
      also: (root, { known, person }) => [...(known ? [] : personWrites(store, person)), referenceWrite(store, root.reference, id)],
    });
  },
};
