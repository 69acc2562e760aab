import { type SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import MimeNode from 'nodemailer/lib/mime-node';
import { community } from '../../shared/community.ts';
import type { Item } from '../../shared/domain/item.ts';
import { type Letter, letterOf } from '../../shared/domain/letter.ts';
import { type LetterFacts, letterFactsFor } from '../../shared/domain/letter-facts.ts';
import { type Intent, LINK_OF, MAIL_ATTEMPTS, MAIL_LEASE_MS, MAIL_PATIENCE_MS } from '../../shared/domain/mail.ts';
import type { Person } from '../../shared/domain/person.ts';
import type { ProposalBundle } from '../../shared/domain/view/bundle.ts';
import { loadContact, loadProposal, loadTask } from '../../shared/store/load.ts';
import { claimIntent, endIntent, holdIntent, mailsOf, releaseIntent } from '../../shared/store/mail.ts';
import { conflictsWith, personOf } from '../../shared/store/people.ts';
import { namesOf, snapshotOf } from '../../shared/store/roster.ts';
import { type KeySource, linkToken } from '../../shared/store/secrets.ts';
import type { Store } from '../../shared/store/store.ts';
import { causeOf, type Log } from '../http/log.ts';
import { deskTask } from './desk-task.ts';
import { digestFacts } from './digest.ts';
import { isGathered, keepLetter } from './kept.ts';
import { meetingFor } from './meeting.ts';

export type Post = {
  readonly store: Store;
  readonly keys: KeySource;
  readonly ses: Pick<SESClient, 'send'>;
  readonly from: string;
  readonly replyTo: string;
  readonly configurationSet: string;
  /** Domain of the Message-IDs that the mail service makes. */
  readonly messageHost: () => Promise<string>;
  readonly publicUrl: string;
  readonly log: Log;
};

/** A letter as it leaves and as it is kept, and the item that it is about as it was then. */
type Written = { readonly letter: Letter; readonly kept: Letter; readonly language: 'nl' | 'en'; readonly seen: Item | undefined };
type Told = { readonly facts: LetterFacts; readonly seen: Item | undefined };
const told = (facts: LetterFacts | undefined, seen?: Item): Told | undefined => facts && { facts, seen };

/** What a letter is about, as the recipient may see it at this moment; nothing when it must not be told any more. */
const factsFor = async (post: Post, intent: Intent, person: Person): Promise<Told | undefined> => {
  const { store } = post;
  if (isGathered(intent)) return told(await digestFacts(store, intent, person));
  const [proposal, contact, task] = [
    await loadProposal(store, intent.record, 'all'),
    await loadContact(store, intent.record),
    await loadTask(store, intent.record),
  ];
  const root = proposal?.root ?? contact?.root ?? task;
  if (root?.undone?.includes(intent.cause)) return undefined;
  if (intent.template === 'review-cancelled' && !(await heardOf(store, intent, proposal))) return undefined;
  const stand = (await conflictsWith(store, [person.id], task?.item ?? intent.record))[person.id];
  const viewer = {
    id: person.id,
    keys: person.keys,
    relations: person.relations,
    roles: person.roles,
    conflicts: stand ? { [task?.item ?? intent.record]: stand } : {},
  };
  const now = new Date(store.now()).toISOString();
  const meeting = await meetingFor(store, intent, { proposal, contact });
  return told(letterFactsFor({ proposal, contact, task, meeting, intent, viewer, now, calendar: community, nameOf: namesOf(await snapshotOf(store)) }), root);
};

/** Whether this reviewer ever heard of the proposal: an invitation that was taken back in time leaves nothing to call off. */
const heardOf = async (store: Store, intent: Intent, proposal: ProposalBundle | undefined): Promise<boolean> => {
  if (proposal?.assignments.find((assignment) => assignment.reviewer === intent.to)?.terms) return true;
  const letters = (await mailsOf(store, intent.record)).map((mail) => mail.intent).filter((other) => other.to === intent.to && other.template === 'invitation');
  return letters.some((other) => other.state === 'sent' || other.state === 'claimed');
};

const linkOf = async (post: Post, intent: Intent, language: 'nl' | 'en'): Promise<{ link?: string }> => {
  const purpose = LINK_OF[intent.template];
  return purpose ? { link: `${post.publicUrl}/${language}/open/${linkToken(await post.keys(), intent.id)}` } : {};
};

/** The letter in words, in the item's language or else the reader's, or undefined when this recipient may not have it any more. */
const rendered = async (post: Post, intent: Intent, person: Person): Promise<Written | undefined> => {
  const known = await factsFor(post, intent, person);
  if (!known) return undefined;
  const { facts, seen } = known;
  const language = facts.language ?? person.language;
  const data = {
    ...facts,
    template: intent.template,
    language,
    to: { name: facts.recipient ?? person.name },
    community,
    site: post.publicUrl,
    ...(await linkOf(post, intent, language)),
  };
  const letter = letterOf(data);
  // Whom somebody met is theirs to keep: what is kept of one party here must go with it.
  return { letter, kept: facts.other ? letterOf({ ...data, other: undefined }) : letter, language, seen };
};

/** MIME with address objects, so that no header can be smuggled in by a name or a subject. */
const mimeOf = (post: Post, intent: Intent, person: Person, { letter, language }: Written, thread: string): Promise<Buffer> => {
  const mime = new MimeNode('multipart/alternative', { disableFileAccess: true, disableUrlAccess: true });
  mime.setHeader({
    from: { name: community.name[language], address: post.from },
    to: { name: '', address: person.email },
    'reply-to': { name: community.name[language], address: post.replyTo },
    subject: letter.subject,
    'X-Sluis-Intent': intent.id,
    'Auto-Submitted': 'auto-generated',
    'Content-Language': language,
    ...(thread ? { 'In-Reply-To': thread, References: thread } : {}),
  });
  mime.createChild('text/plain; charset=utf-8').setContent(letter.text);
  mime.createChild('text/html; charset=utf-8').setContent(letter.html);
  return mime.build();
};

/** What no later try can mend. */
const PERMANENT = new Set([
  'MessageRejected',
  'MailFromDomainNotVerifiedException',
  'ConfigurationSetDoesNotExistException',
  'InvalidParameterValue',
  'InvalidParameterValueException',
]);
/** Refusals that say nothing about the letter and surely sent nothing: too fast, over a quota, paused, or not allowed at the moment. */
const HELD = new Set([
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
  'LimitExceeded',
  'LimitExceededException',
  'AccountSendingPausedException',
  'ConfigurationSetSendingPausedException',
  'CredentialsProviderError',
  'ExpiredToken',
  'ExpiredTokenException',
  'InvalidClientTokenId',
  'InvalidSignatureException',
  'SignatureDoesNotMatch',
  'UnrecognizedClientException',
]);

/** Whether a letter waits without using up an attempt. A rejection because an identity is not verified is about the account, not about the letter. */
const isHeld = (error: unknown): boolean =>
  error instanceof Error &&
  (HELD.has(error.name) || error.name.startsWith('AccessDenied') || (error.name === 'MessageRejected' && /not verified/i.test(error.message)));

/** The next try: half a minute, doubling, at most three hours. */
const backoff = (attempts: number): number => Math.min(3 * 3_600_000, 30_000 * 2 ** (attempts - 1));

/** A letter that cannot be sent ends up on a person's desk, with an alarm. The task comes first: a letter that has ended is not looked at again. */
const giveUp = async (post: Post, intent: Intent, reason: string): Promise<void> => {
  const { store } = post;
  const at = new Date(store.now()).toISOString();
  post.log({ alarm: 'mail.dead', intent: intent.id, template: intent.template, reason });
  await deskTask(store, intent, 'mail-dead', at);
  await endIntent(store, intent, { state: 'dead', reason, at });
};

/** The first letter about this item to the same reader, by the id that the mail service gave it: what follows hangs below it. */
const threadOf = async (post: Post, intent: Intent): Promise<string> => {
  if (intent.record === intent.to) return '';
  const sent = (await mailsOf(post.store, intent.record)).flatMap(({ intent: other }) =>
    other.to === intent.to && other.sesId && other.sentAt ? [other] : [],
  );
  const [first] = sent.sort((a, b) => (a.sentAt! < b.sentAt! ? -1 : 1));
  return first ? `<${first.sesId}@${await post.messageHost()}>` : '';
};

const handOut = async (post: Post, intent: Intent, person: Person, written: Written): Promise<string> => {
  const data = await mimeOf(post, intent, person, written, await threadOf(post, intent));
  const reply = await post.ses.send(
    new SendRawEmailCommand({
      RawMessage: { Data: data },
      Source: post.from,
      Destinations: [person.email],
      ConfigurationSetName: post.configurationSet,
      Tags: [
        { Name: 'intent', Value: intent.id },
        { Name: 'record', Value: intent.record },
      ],
    }),
  );
  return reply.MessageId ?? '';
};

/**
 * Sends one letter: claim with a lease, look whether a Send event proves that it left before, render through what the recipient may see
 * now, hand it to the mail service, mark. What fails is tried again later; what can never succeed ends dead, with an alarm.
 */
export const sendIntent = async (post: Post, record: string, id: string): Promise<Intent['state'] | 'busy'> => {
  const { store } = post;
  const intent = await claimIntent(store, record, id, new Date(store.now() + MAIL_LEASE_MS).toISOString());
  if (!intent) return 'busy';
  const at = new Date(store.now()).toISOString();
  if (intent.confirmedBy) {
    await endIntent(store, intent, { state: 'sent', sesId: intent.confirmedBy, at });
    return 'sent';
  }
  let way: Way = 'here';
  try {
    const known = await personOf(store, intent.to);
    const person = known?.erased ? undefined : known;
    const written = person && (await rendered(post, intent, person));
    if (!person || !written) {
      await endIntent(store, intent, { state: 'suppressed', reason: person ? 'not-for-this-reader' : 'no-recipient', at });
      return 'suppressed';
    }
    way = 'handed-out';
    const sesId = await handOut(post, intent, person, written);
    way = 'gone';
    await keepLetter(store, intent, written.kept, written.seen, at);
    await endIntent(store, intent, { state: 'sent', sesId, at });
    return 'sent';
  } catch (error) {
    return afterFailure(post, intent, error, way);
  }
};

/** How far a letter got before something failed. */
type Way = 'here' | 'handed-out' | 'gone';

/** A call to the mail service that ended without its answer: the letter may have left all the same. */
const isUncertain = (error: unknown): boolean => {
  const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
  return status === undefined || status >= 500;
};

/**
 * What may have left keeps its lease: by its end the Send event tells whether it did. What surely did not leave is tried again sooner;
 * what was only refused for the moment is tried for three days, anything else eight times.
 */
const afterFailure = async (post: Post, intent: Intent, error: unknown, way: Way): Promise<Intent['state']> => {
  const name = error instanceof Error ? error.name : 'unknown';
  post.log({ event: 'mail.failed', intent: intent.id, template: intent.template, attempts: intent.attempts, ...causeOf(error) });
  if (way === 'gone') return 'claimed';
  if (isHeld(error)) return afterRefusal(post, intent, name);
  if (way === 'handed-out' && isUncertain(error) && intent.attempts < MAIL_ATTEMPTS) return 'claimed';
  if (PERMANENT.has(name) || intent.attempts >= MAIL_ATTEMPTS) {
    await giveUp(post, intent, name);
    return 'dead';
  }
  await releaseIntent(post.store, intent, new Date(post.store.now() + backoff(intent.attempts)).toISOString());
  return 'pending';
};

const afterRefusal = async (post: Post, intent: Intent, name: string): Promise<Intent['state']> => {
  const { store } = post;
  if (store.now() - Date.parse(intent.createdAt) >= MAIL_PATIENCE_MS) {
    await giveUp(post, intent, name);
    return 'dead';
  }
  await holdIntent(store, intent, new Date(store.now() + backoff((intent.held ?? 0) + 1)).toISOString());
  return 'pending';
};
