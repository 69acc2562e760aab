import { addressesIn, headerOf, parseMail } from './mime.ts';

/** One call to send, whichever of the two operations it came by. */
export type Outgoing = {
  readonly action: 'SendRawEmail' | 'SendEmail';
  /** The mail with one character per byte. */
  readonly raw: string;
  readonly source: string;
  readonly destinations: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
  readonly configurationSet: string;
};
export type Rejection = { readonly code: string; readonly message: string };

export const readOutgoing = (body: string): Outgoing | Rejection => {
  const fields = new URLSearchParams(body);
  const action = fields.get('Action');
  if (action !== 'SendRawEmail' && action !== 'SendEmail')
    return { code: 'InvalidAction', message: `The local mailbox does not know the operation ${action}.` };
  const raw = action === 'SendRawEmail' ? Buffer.from(fields.get('RawMessage.Data') ?? '', 'base64').toString('latin1') : compose(fields);
  const { headers } = parseMail(Buffer.from(raw, 'latin1'));
  const recipients = ['To', 'Cc', 'Bcc'].flatMap((name) => addressesIn(headerOf(headers, name)));
  const named = members(fields, 'Destinations').flatMap((each) => addressesIn(each));
  return {
    action,
    raw,
    source: addressesIn(fields.get('Source') ?? headerOf(headers, 'From') ?? '')[0] ?? '',
    destinations: named.length > 0 ? named : recipients,
    tags: { ...headerTags(headerOf(headers, 'X-SES-MESSAGE-TAGS')), ...tagsOf(fields) },
    configurationSet: fields.get('ConfigurationSetName') ?? headerOf(headers, 'X-SES-CONFIGURATION-SET') ?? '',
  };
};

/** Values of "Name.member.1", "Name.member.2" and so on. */
const members = (fields: URLSearchParams, name: string) => [...fields].filter(([key]) => key.startsWith(`${name}.member.`)).map(([, value]) => value);

const tagsOf = (fields: URLSearchParams) => {
  const numbers = new Set([...fields.keys()].flatMap((key) => /^(?:Tags|DefaultTags)\.member\.(\d+)\./.exec(key)?.[1] ?? []));
  return Object.fromEntries([...numbers].map((n) => [fields.get(`Tags.member.${n}.Name`) ?? '', fields.get(`Tags.member.${n}.Value`) ?? '']));
};

const headerTags = (value = '') =>
  Object.fromEntries(value.split(',').flatMap((pair) => (pair.includes('=') ? [pair.trim().split('=') as [string, string]] : [])));

/** What SES itself makes of a plain SendEmail. */
const compose = (fields: URLSearchParams) => {
  const part = (type: string, text: string) =>
    [`Content-Type: ${type}; charset=utf-8`, 'Content-Transfer-Encoding: base64', '', Buffer.from(text).toString('base64')].join('\r\n');
  const parts = [
    ...(fields.has('Message.Body.Text.Data') ? [part('text/plain', fields.get('Message.Body.Text.Data') ?? '')] : []),
    ...(fields.has('Message.Body.Html.Data') ? [part('text/html', fields.get('Message.Body.Html.Data') ?? '')] : []),
  ];
  const headers = [
    `From: ${fields.get('Source') ?? ''}`,
    ...['To', 'Cc', 'Bcc'].map((name) => `${name}: ${members(fields, `Destination.${name}Addresses`).join(', ')}`),
    ...(members(fields, 'ReplyToAddresses').length > 0 ? [`Reply-To: ${members(fields, 'ReplyToAddresses').join(', ')}`] : []),
    `Subject: =?utf-8?B?${Buffer.from(fields.get('Message.Subject.Data') ?? '').toString('base64')}?=`,
    'MIME-Version: 1.0',
  ].filter((line) => !line.endsWith(': '));
  return [...headers, 'Content-Type: multipart/alternative; boundary="part"', '', ...parts.flatMap((each) => ['--part', each]), '--part--', ''].join('\r\n');
};
