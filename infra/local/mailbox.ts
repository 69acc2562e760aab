import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { sesError } from './faults.ts';
import { close, listen, type Reply, readBody } from './http.ts';
import { eventsFor, type MailEvent } from './mail-events.ts';
import { rejectionOf } from './mail-rules.ts';
import { addressesIn, type Header, headerOf, parseMail } from './mime.ts';
import { openLines } from './ndjson.ts';
import { type Outgoing, readOutgoing } from './outgoing.ts';

export type MailState = 'accepted' | 'sent' | 'delivered' | 'bounced' | 'complained';
export type Mail = {
  readonly id: string;
  readonly at: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers: readonly Header[];
  readonly tags: Readonly<Record<string, string>>;
  readonly configurationSet: string;
  /** What the mail is deduplicated by: X-Sluis-Intent, else the message tag. */
  readonly intent: string;
  state: MailState;
};

export type MailboxOptions = {
  /** Where the mails are kept; nowhere when absent. */
  readonly dir?: string;
  /** Domains and addresses that may send; everything may when absent. */
  readonly identities?: readonly string[];
  readonly configurationSets?: readonly string[];
  readonly now?: () => Date;
  /** Told of Send, then Delivery, Bounce or Complaint, one after the other per mail; a rejected promise is not retried here. */
  readonly onEvent?: (event: MailEvent, mail: Mail) => Promise<void> | void;
};

export type Mailbox = {
  /** Answers one SES call (version 1, Query protocol). */
  readonly answer: (body: string) => Reply;
  readonly mails: () => readonly Mail[];
  readonly clear: () => void;
  /** Resolves when every accepted mail has had its events. */
  readonly settled: () => Promise<void>;
  readonly count: () => number;
};

export const openMailbox = ({ dir, identities, configurationSets, now = () => new Date(), onEvent = () => {} }: MailboxOptions = {}): Mailbox => {
  const lines = dir ? openLines<Entry>(join(dir, 'mails.ndjson')) : undefined;
  let mails = fold(lines?.kept ?? []);
  let accepted = 0;
  let work = Promise.resolve();

  const report = (mail: Mail) => {
    // Events leave after the answer, as on AWS, where a Send event may even lag by minutes.
    const told = new Promise<void>((resolve) => setImmediate(resolve)).then(async () => {
      for (const event of eventsFor(mail, now())) {
        if (!mails.includes(mail)) return;
        await onEvent(event, mail);
        mail.state = STATES[event.eventType] ?? mail.state;
        lines?.append({ id: mail.id, state: mail.state });
      }
    });
    work = Promise.all([work, told.catch(() => {})]).then(() => {});
  };

  const accept = (outgoing: Outgoing): string => {
    const id = `0102${randomUUID()}-000000`;
    const mail = received(id, now(), outgoing);
    lines?.append(mail);
    mails.push(mail);
    accepted++;
    report(mail);
    return id;
  };

  // A mail whose events were cut off by the end of the process gets them now.
  for (const mail of mails) if (mail.state === 'accepted' || mail.state === 'sent') report(mail);

  return {
    mails: () => mails,
    count: () => accepted,
    clear: () => {
      mails = [];
      lines?.clear();
    },
    settled: async () => {
      let seen: Promise<void>;
      do {
        seen = work;
        await seen;
      } while (seen !== work);
    },
    answer: (body) => {
      const outgoing = readOutgoing(body);
      if ('code' in outgoing) return sesError(400, outgoing.code, outgoing.message);
      const rejection = rejectionOf(outgoing, identities, configurationSets);
      if (rejection) return sesError(400, rejection.code, rejection.message);
      return sent(outgoing.action, accept(outgoing));
    },
  };
};

/** The mailbox behind its own port: for tests of code that sends, without the rest of the local run. */
export const startMailbox = async (options: MailboxOptions = {}): Promise<Mailbox & { readonly endpoint: string; readonly stop: () => Promise<void> }> => {
  const mailbox = openMailbox(options);
  const server = createServer(async (request, response) => {
    const reply = mailbox.answer(String((await readBody(request)) ?? ''));
    response.writeHead(reply.status, reply.headers).end(reply.body);
  });
  const port = await listen(server);
  return { ...mailbox, endpoint: `http://127.0.0.1:${port}`, stop: () => close(server) };
};

const STATES: Record<string, MailState> = { Send: 'sent', Delivery: 'delivered', Bounce: 'bounced', Complaint: 'complained' };

const received = (id: string, at: Date, { raw, tags, configurationSet, destinations }: Outgoing): Mail => {
  const parsed = parseMail(Buffer.from(raw, 'latin1'));
  const own = new Set(['message-id', 'x-ses-configuration-set', 'x-ses-message-tags', 'bcc']);
  const headers = [...parsed.headers.filter(({ name }) => !own.has(name.toLowerCase())), { name: 'Message-ID', value: `<${id}@eu-west-1.amazonses.com>` }];
  return {
    id,
    at: at.toISOString(),
    from: addressesIn(headerOf(headers, 'From'))[0] ?? '',
    to: destinations,
    subject: headerOf(headers, 'Subject') ?? '',
    text: parsed.text,
    html: parsed.html,
    headers,
    tags,
    configurationSet,
    intent: headerOf(headers, 'X-Sluis-Intent') ?? tags.intent ?? tags['sluis-intent'] ?? '',
    state: 'accepted',
  };
};

type Entry = Mail | Pick<Mail, 'id' | 'state'>;

/** Mails as they are kept: each once, then a line for each of its later states. */
const fold = (entries: readonly Entry[]): Mail[] => {
  const mails = new Map<string, Mail>();
  for (const entry of entries) {
    if ('headers' in entry) mails.set(entry.id, entry);
    else Object.assign(mails.get(entry.id) ?? {}, entry);
  }
  return [...mails.values()];
};

const sent = (action: string, id: string): Reply => ({
  status: 200,
  headers: { 'content-type': 'text/xml' },
  body: `<${action}Response xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><${action}Result><MessageId>${id}</MessageId></${action}Result><ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata></${action}Response>`,
});
