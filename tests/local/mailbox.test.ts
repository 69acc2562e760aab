import { appendFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SESClient, SendEmailCommand, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { afterAll, describe, expect, it } from 'vitest';
import type { MailEvent } from '../../infra/local/mail-events.ts';
import { openMailbox, startMailbox } from '../../infra/local/mailbox.ts';
import { headerOf } from '../../infra/local/mime.ts';

const dir = mkdtempSync(join(tmpdir(), 'sluis-mail-'));
const events: MailEvent[] = [];
const mailbox = await startMailbox({
  dir,
  identities: ['example.org'],
  configurationSets: ['letters'],
  onEvent: (event) => void events.push(event),
});
const ses = new SESClient({
  endpoint: mailbox.endpoint,
  region: 'eu-west-1',
  credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
  maxAttempts: 1,
});
afterAll(() => mailbox.stop());

const raw = (to: string, from = 'Sluis <intake@example.org>') =>
  [
    `From: ${from}`,
    `To: "Janssen, J." <${to}>`,
    'Subject: =?utf-8?B?VXcgdm9vcnN0ZWwg4oCT?= =?utf-8?Q?_ontvangen?=',
    'Message-ID: <own@example.org>',
    'X-Sluis-Intent: int_abc',
    'MIME-Version: 1.0',
    'Content-Type: multipart/alternative; boundary="=_x"',
    '',
    'preamble',
    '--=_x',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    'Caf=C3=A9 is a long =',
    'line',
    '--=_x',
    'Content-Type: text/html; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from('<p>Café</p>').toString('base64'),
    '--=_x--',
    '',
  ].join('\r\n');
const send = (to: string, from?: string, more = {}) => ses.send(new SendRawEmailCommand({ RawMessage: { Data: Buffer.from(raw(to, from)) }, ...more }));

describe('the mailbox', () => {
  it('reads headers, text and HTML, and puts its own Message-ID in place', async () => {
    const { MessageId = '' } = await send('jan@example.net', undefined, {
      ConfigurationSetName: 'letters',
      Tags: [{ Name: 'intent', Value: 'int_tag' }],
    });
    const mail = mailbox.mails().at(-1);
    expect(mail).toMatchObject({
      id: MessageId,
      to: ['jan@example.net'],
      from: 'intake@example.org',
      subject: 'Uw voorstel – ontvangen',
      text: 'Café is a long line',
      html: '<p>Café</p>',
      intent: 'int_abc',
    });
    expect(headerOf(mail?.headers ?? [], 'Message-ID')).toBe(`<${MessageId}@eu-west-1.amazonses.com>`);
    await mailbox.settled();
    expect(events.map(({ eventType }) => eventType)).toEqual(['Send', 'Delivery']);
    expect(events[0]?.mail).toMatchObject({
      messageId: MessageId,
      tags: { intent: ['int_tag'], 'ses:configuration-set': ['letters'] },
      destination: ['jan@example.net'],
    });
    expect(mail?.state).toBe('delivered');
  });

  it('takes a plain mail too', async () => {
    const Body = { Text: { Data: 'Hallo é' } };
    await ses.send(
      new SendEmailCommand({
        Source: 'a@example.org',
        Destination: { ToAddresses: ['b@example.net'] },
        Message: { Subject: { Data: 'Één' }, Body },
      }),
    );
    expect(mailbox.mails().at(-1)).toMatchObject({ to: ['b@example.net'], subject: 'Één', text: 'Hallo é', html: '' });
  });

  it.each([
    ['bounce', ['Send', 'Bounce'], 'bounced'],
    ['bounce+1', ['Send', 'Bounce'], 'bounced'],
    ['complaint', ['Send', 'Delivery', 'Complaint'], 'complained'],
  ])('lets a mail to %s@ have its fate', async (local, expected, state) => {
    await mailbox.settled();
    events.length = 0;
    await send(`${local}@example.net`);
    await mailbox.settled();
    expect(events.map(({ eventType }) => eventType)).toEqual(expected);
    expect(mailbox.mails().at(-1)?.state).toBe(state);
  });

  it.each([
    ['throttle@example.net', undefined, {}, /Maximum sending rate/],
    ['reject@example.net', undefined, {}, /refused/],
    ['a@example.net', 'x@elsewhere.example', {}, /not verified/],
    ['a@example.net', 'Sluïs <intake@example.org>', {}, /not encoded/],
    ['not an address', undefined, {}, /Illegal address/],
    ['a@example.net', undefined, { ConfigurationSetName: 'other' }, /does not exist/],
    ['a@example.net', undefined, { Tags: [{ Name: 'intent', Value: 'a b' }] }, /tag/],
  ])('refuses a mail to %s from %s %j', async (to, from, more, message) => {
    const before = mailbox.count();
    await expect(send(to, from, more)).rejects.toThrow(message);
    expect(mailbox.count()).toBe(before);
  });

  it('keeps its mails and tells the events that the end of the process cut off', async () => {
    await mailbox.settled();
    const again: string[] = [];
    const kept = openMailbox({ dir, onEvent: ({ eventType }) => void again.push(eventType) });
    await kept.settled();
    expect(kept.mails().map(({ id, state }) => `${id} ${state}`)).toEqual(mailbox.mails().map(({ id, state }) => `${id} ${state}`));
    expect(again).toEqual([]);
  });
});

it('loses nothing but a line that a kill -9 cut off', () => {
  const own = mkdtempSync(join(tmpdir(), 'sluis-mail-'));
  const accept = (box: { answer: (body: string) => unknown }, to: string) =>
    box.answer(String(new URLSearchParams({ Action: 'SendRawEmail', 'RawMessage.Data': Buffer.from(raw(to)).toString('base64') })));
  accept(openMailbox({ dir: own }), 'a@example.net');
  appendFileSync(join(own, 'mails.ndjson'), '{"id":"half');
  accept(openMailbox({ dir: own }), 'b@example.net');
  expect(
    openMailbox({ dir: own })
      .mails()
      .map(({ to }) => to[0]),
  ).toEqual(['a@example.net', 'b@example.net']);
});
