import { isReference } from '../../shared/domain/id.ts';
import type { Site, Staff } from './acts.ts';
import { signInByMail } from './acts.ts';
import { linkIn, tokenIn, Unexpected, wanted } from './client.ts';
import type { SampleContact } from './samples.ts';
import type { Transcript } from './transcript.ts';

type Sent = {
  readonly sample: SampleContact;
  readonly email: string;
  readonly contact: string;
  readonly reference: string;
  readonly door: string;
  readonly isSpam?: boolean;
};

/** The sample's address, made new for this run. */
const addressOf = (site: Site, { email }: SampleContact): string => email.replace('@', `.${site.run}@`);

const sendIn = async (site: Site, { id, ...body }: SampleContact): Promise<Sent> => {
  const email = addressOf(site, { id, ...body });
  const browser = site.browser(body.language);
  const first = await browser.post('/api/contact-requests', { ...body, email });
  // What looks like an incident is sent back with the right door, and taken in when it is sent all the same.
  const isWarned = first.status === 422 && typeof first.body.door === 'string';
  const again = isWarned ? browser.post('/api/contact-requests', { ...body, email, warned: true }) : Promise.resolve(first);
  const reply = await wanted(201, `contact ${id}`, again);
  if (!isReference(reply.reference) || reply.nextDate <= reply.receivedAt) throw new Unexpected(`contact ${id}: ${JSON.stringify(reply)}`);
  return { sample: { id, ...body }, email, contact: reply.contact, reference: reply.reference, door: reply.door };
};

/** The confirmation opens where it stands, without a word of the text. */
const checkConfirmation = async (site: Site, { sample, email, contact, reference }: Sent): Promise<string> => {
  const mail = await site.doors.mail(email, (each) => each.subject.includes(reference) && linkIn(each) !== undefined, 'confirmation');
  if (mail.text.includes(sample.message)) throw new Unexpected(`confirmation of ${reference}: repeats the message to an unproven address`);
  const browser = site.browser(sample.language);
  const opened = await wanted(200, 'open confirmation', browser.post('/api/links/open', { token: tokenIn(mail) }));
  const status = await browser.get(`/api/contact-requests/${contact}/status`);
  await wanted(200, 'contact status', Promise.resolve(status));
  if (opened.item !== contact || status.text.includes(sample.message) || status.text.includes(sample.subject))
    throw new Unexpected(`status of ${reference}: ${status.text}`);
  return mail.subject;
};

const REPLY = {
  nl: 'Dank voor uw bericht; wij bellen u morgen en nemen het mee naar de volgende bijeenkomst.',
  en: 'Thank you for writing; we will call you tomorrow and take it to the next meeting.',
};

/** A reply that the sender reads and answers, then the end. */
const correspond = async (site: Site, { liaison }: Staff, sent: Sent, transcript: Transcript): Promise<void> => {
  const { contact, email, reference, sample } = sent;
  await wanted(200, 'take contact', liaison.post(`/api/desk/contact-requests/${contact}/take`));
  await wanted(200, 'reply', liaison.post(`/api/desk/contact-requests/${contact}/reply`, { text: REPLY[sample.language] }));
  await site.doors.later();
  const flat = (text: string) => text.replaceAll(/\n> |\s+/g, ' ');
  const letter = await site.doors.mail(email, (each) => flat(each.text).includes(REPLY[sample.language]), 'reply');
  const browser = await signInByMail(site, email, sample.language);
  await wanted(
    201,
    'answer',
    browser.post(`/api/contact-requests/${contact}/messages`, {
      text: sample.language === 'nl' ? 'Dank, tot morgen.' : 'Thanks, until tomorrow.',
    }),
  );
  const own = await wanted(200, 'own contact', browser.get(`/api/contact-requests/${contact}`));
  if (own.thread?.length !== 3) throw new Unexpected(`own contact: ${JSON.stringify(own).slice(0, 400)}`);
  await wanted(200, 'resolve', liaison.post(`/api/desk/contact-requests/${contact}/resolve`));
  await site.doors.later();
  transcript.line(`${reference} replied by "${letter.subject}", answered, resolved`);
};

/** All contact requests to their confirmations, and some to their end. */
export const walkContacts = async (site: Site, staff: Staff, samples: readonly SampleContact[], transcript: Transcript): Promise<number> => {
  const sent: Sent[] = [];
  for (const sample of samples) {
    await transcript.piece(sample.id, async () => {
      const one = await sendIn(site, sample);
      const { flags } = await wanted(200, 'contact at the desk', staff.liaison.get(`/api/desk/contact-requests/${one.contact}`));
      sent.push({ ...one, isSpam: flags.includes('spam') });
      if (flags.includes('spam')) return transcript.line(`${sample.id} (${sample.kind}) as ${one.reference}, taken for spam: no mail`);
      const subject = await checkConfirmation(site, one);
      transcript.line(`${sample.id} (${sample.kind}) as ${one.reference}, door ${one.door}: "${subject}"`);
    });
  }
  const open = sent.filter(({ door, isSpam }) => door === 'here' && !isSpam);
  for (const one of [
    open.find(({ sample }) => sample.language === 'nl'),
    open.find(({ sample }) => sample.language === 'en'),
    open.find(({ sample }) => sample.kind === 'privacy'),
  ]) {
    if (one) await transcript.piece(one.reference, () => correspond(site, staff, one, transcript));
  }
  for (const one of sent.filter(({ door }) => door !== 'here')) {
    await transcript.piece(one.reference, async () => {
      await wanted(200, 'redirect', staff.liaison.post(`/api/desk/contact-requests/${one.contact}/redirect`, { target: one.door }));
      transcript.line(`${one.reference} redirected to ${one.door}`);
    });
  }
  return sent.length;
};
