import { community } from '../../shared/community.ts';
import type { replyOperations } from '../../shared/contract/reply.ts';
import type { ContactRequest } from '../../shared/domain/contact.ts';
import { nextMessage, replyToContact } from '../../shared/domain/contact-acts.ts';
import { newId } from '../../shared/domain/id.ts';
import { letterWith } from '../../shared/domain/letter.ts';
import { letterFactsFor } from '../../shared/domain/letter-facts.ts';
import { sender as en } from '../../shared/domain/letters/en/sender.ts';
import { sender as nl } from '../../shared/domain/letters/nl/sender.ts';
import type { Intent } from '../../shared/domain/mail.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { fillTemplate, NAMELESS, type Values } from '../../shared/domain/reply-template.ts';
import { charactersIn } from '../../shared/domain/text.ts';
import type { ContactBundle } from '../../shared/domain/view/bundle.ts';
import { requireStaffView } from '../../shared/domain/view/staff.ts';
import { staysOutOfMail, TLP_LABELS } from '../../shared/domain/vocabulary.ts';
import { loadContact } from '../../shared/store/load.ts';
import { namesOf, snapshotOf } from '../../shared/store/roster.ts';
import { actOn, done } from '../desk/act.ts';
import type { Handlers, Known } from '../http/serve.ts';

type Replies = Pick<Handlers<typeof replyOperations>, 'replyToContact' | 'previewReply'>;

/** What the placeholders stand for. The name of a sender whose address nobody proved is a stranger's text, and goes into no mail. */
const valuesFor = (call: Known, { root, sender }: ContactBundle): Values => ({
  name: root.verified && sender.name !== '' ? sender.name : NAMELESS[root.language],
  reference: root.reference,
  liaison: call.person.name,
  community: community.name[root.language],
  phone: community.contact.phone,
  site: call.deps.publicUrl,
});

const LONGEST = 6000;
const filled = (call: Known, bundle: ContactBundle, text: string): string => {
  const whole = fillTemplate(text, valuesFor(call, bundle));
  if (charactersIn(whole) > LONGEST) throw new Refusal('request.invalid', { fields: [{ path: 'text', code: `field.long:${LONGEST}`, message: '' }] });
  return whole;
};

/** Only letters to senders are shown here. */
const LETTERS = { nl, en };

const PREVIEW = 'preview';
/** The intent that a reply would lead to, for the same projection and the same letter. */
const intentFor = (root: ContactRequest, at: string): Intent => ({
  id: PREVIEW,
  v: 1,
  template: 'contact-reply',
  to: root.applicant,
  record: root.id,
  cause: PREVIEW,
  leaves: 'later',
  state: 'pending',
  attempts: 0,
  createdAt: at,
  message: PREVIEW,
});

export const replyHandlers: Replies = {
  replyToContact: (call) => {
    const message = newId('msg', call.store.random);
    return actOn(call, (loaded) => replyToContact(loaded.root, { by: call.actor, at: call.at, text: filled(call, loaded, call.body.text), message }), done);
  },

  previewReply: async (call) => {
    const loaded = await loadContact(call.store, call.params.contact!);
    if (!loaded) throw new Refusal('item.not-found');
    requireStaffView(loaded.root, call.actor);
    const text = filled(call, loaded, call.body.text);
    const { root } = replyToContact(loaded.root, { by: call.actor, at: call.at, text, message: PREVIEW });
    const reply = nextMessage(loaded.root, { id: PREVIEW, kind: 'reply', by: call.actor.id, at: call.at, text });
    const facts = letterFactsFor({
      proposal: undefined,
      contact: { ...loaded, root, messages: [...loaded.messages, reply] },
      task: undefined,
      intent: intentFor(root, call.at),
      viewer: { id: root.applicant, keys: [], conflicts: {}, roles: [] },
      now: call.at,
      calendar: community,
      nameOf: namesOf(await snapshotOf(call.store)),
    });
    if (!facts) throw new Refusal('contact.move-illegal');
    const to = { name: facts.recipient ?? '' };
    const letter = letterWith(LETTERS, { ...facts, template: 'contact-reply', language: root.language, to, community, site: call.deps.publicUrl });
    const mailed = !staysOutOfMail(root.tlp);
    return {
      text,
      subject: letter.subject,
      letter: letter.text,
      html: letter.html,
      mailed,
      ...(mailed ? {} : { keptOutBy: TLP_LABELS[root.tlp] }),
      addressProven: root.verified ?? false,
    };
  },
};
