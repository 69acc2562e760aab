import type { Site, Staff } from './acts.ts';
import { type Mail, Unexpected, wanted } from './client.ts';
import type { Sent } from './intake.ts';
import type { Transcript } from './transcript.ts';

const headerOf = (mail: Mail, name: string): string => mail.headers.find((header) => header.name.toLowerCase() === name)?.value ?? '';

const DUTCH = /(?:^|\n)(?:Hoe het verdergaat|Bij wie u terechtkunt)\n/;

/** What no letter may be, whatever it is about. */
export const letterFaults = (mail: Mail, secrets: readonly string[]): string[] => {
  const whole = `${mail.subject}\n${mail.text}\n${mail.html}`;
  const words = mail.text.replaceAll(/https?:\S+/g, '');
  const flat = mail.text.replaceAll(/\n> |\s+/g, ' ');
  const language = headerOf(mail, 'content-language');
  return [
    mail.to.length === 1 || 'more than one recipient',
    mail.intent !== '' || 'no intent',
    !/undefined|\bnull\b|NaN|\[object|Invalid Date|\{\w+\}/.test(`${mail.subject}\n${words}`) || 'a hole in the text',
    !secrets.some((secret) => flat.includes(secret)) || 'text of a proposal that stays out of mail',
    !/per_[0-9a-hjkmnp-tv-z]{26}|(?:prp|ctc|tsk)_[0-9a-hjkmnp-tv-z]{26}/.test(whole) || 'an id in its text',
    (language === 'nl') === DUTCH.test(mail.text) || /^TLP\S+\s+(?:Kijk nu|Look now)\n/.test(mail.text) || `says it is in "${language}" and is not`,
    headerOf(mail, 'auto-submitted') === 'auto-generated' || 'not marked as automatic',
  ].filter((fault) => fault !== true);
};

/** Every letter once by intent, none with a hole or with text of what stays out of mail. */
export const checkLetters = async ({ doors }: Site, sent: readonly Sent[], transcript: Transcript): Promise<void> => {
  await doors.later();
  const mails = await doors.mails();
  const intents = new Set(mails.map(({ intent }) => intent));
  if (intents.size !== mails.length) throw new Unexpected(`${mails.length} mails by ${intents.size} intents: some letter left twice`);
  const secrets = sent
    .flatMap(({ answers: { outline, substance } }) => [outline.title, outline.abstract.slice(0, 80), (substance.solution ?? substance.problem).slice(0, 60)])
    .map((text) => text.replaceAll(/\s+/g, ' '));
  for (const mail of mails) {
    for (const fault of letterFaults(mail, secrets)) transcript.fault(`"${mail.subject}" to ${mail.to.join(', ')}: ${fault}`);
  }
  const kinds = new Map<string, number>();
  for (const { subject } of mails) {
    const kind = subject.replaceAll(/[A-Z]{1,6}-\d\d-[0-9A-Z]{5}-[0-9A-Z]/g, '…');
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  transcript.line(`${mails.length} mails, each once by its intent`);
  for (const [kind, count] of [...kinds].sort((a, b) => b[1] - a[1])) console.log(`${String(count).padStart(9)} ×  ${kind}`);
};

/** Nothing violated, nothing undelivered, every chain sound; and where each proposal stands. */
export const checkRest = async ({ doors }: Site, { liaison, chair, admin }: Staff, sent: readonly Sent[], transcript: Transcript): Promise<void> => {
  await doors.drain();
  const violations = await doors.violations();
  for (const violation of violations) transcript.fault(violation);
  const undelivered = await wanted(200, 'undelivered', admin.get('/api/admin/undelivered'));
  if (undelivered.rows.length > 0) transcript.fault(`${undelivered.rows.length} facts are undelivered`);
  const dead = await doors.get('dead-letters');
  if (dead.length > 0) transcript.fault(`${dead.length} dead letters: ${JSON.stringify(dead[0]).slice(0, 300)}`);
  const stages = new Map<string, number>();
  let events = 0;
  for (const { draft } of sent) {
    const item = await wanted(200, 'desk', chair.get(`/api/desk/proposals/${draft.proposal}`));
    stages.set(item.stage, (stages.get(item.stage) ?? 0) + 1);
    const timeline = await wanted(200, 'timeline', liaison.get(`/api/desk/items/${draft.proposal}/timeline`));
    if (!timeline.verified) transcript.fault(`${draft.reference}: its chain does not verify`);
    events += timeline.events.length;
    const { mails } = await wanted(200, 'mails', liaison.get(`/api/desk/items/${draft.proposal}/mails`));
    for (const mail of mails)
      if (mail.state !== 'sent' && mail.state !== 'suppressed') transcript.fault(`${draft.reference}: letter ${mail.template} is ${mail.state}`);
  }
  transcript.line(
    `no violations: ${violations.length === 0}; ${events} events in ${sent.length} sound chains; stages ${[...stages].map(([stage, count]) => `${stage} ${count}`).join(', ')}`,
  );
};
