import type { Change } from './change.ts';
import { later } from './clock.ts';
import { type ContactRequest, movedTo } from './contact.ts';
import { closeContact, ended } from './contact-acts.ts';
import { AIM_PASSED, PRIVACY_AIM, REOPENS, replyClock, touched, unwaiting } from './contact-clock.ts';
import { flagsWith } from './contact-intake.ts';
import type { Touch } from './timer.ts';

/** The day has come: back to work, with a fresh clock where none ran. */
const woken = (contact: ContactRequest, at: string): Change<ContactRequest> => {
  const to = movedTo(contact, 'wake');
  const root = touched({ ...unwaiting(contact), stage: to, stageClock: contact.stageClock ?? replyClock(contact, at) });
  return { root, facts: [{ type: 'ContactWoken', from: contact.stage, to }] };
};

const reminded = (contact: ContactRequest): Change<ContactRequest> => ({
  root: touched({ ...contact, reminded: 1 }),
  facts: [{ type: 'ContactReminded', reminder: 1 }],
});

/** No answer came: done, as far as we know, and an answer still opens it again for a fortnight. */
const lapsed = (contact: ContactRequest, at: string): Change<ContactRequest> => {
  const to = movedTo(contact, 'lapse');
  return {
    root: { ...ended(contact, to), owner: contact.owner, nextTouch: later(at, REOPENS) },
    facts: [{ type: 'ContactLapsed', from: contact.stage, to }],
  };
};

const aimPassed = (contact: ContactRequest): Change<ContactRequest> => ({
  root: touched({ ...contact, flags: flagsWith(contact.flags, AIM_PASSED) }),
  facts: [{ type: 'PrivacyAimPassed', days: PRIVACY_AIM }],
});

const changeAt = (contact: ContactRequest, at: string): Change<ContactRequest> => {
  if (contact.stage === 'resolved') return closeContact(contact);
  if (contact.stage === 'snoozed' && contact.snoozedUntil && contact.snoozedUntil <= at) return woken(contact, at);
  if (contact.aimAt && contact.aimAt <= at && !contact.flags.includes(AIM_PASSED)) return aimPassed(contact);
  if (contact.stage === 'waiting-on-requester' && contact.waitingSince) return contact.reminded ? lapsed(contact, at) : reminded(contact);
  return { root: { ...contact, nextTouch: undefined }, facts: [] };
};

/** What the clock makes of a contact request whose time has come. */
export const touchContact = (contact: ContactRequest, at: string): Touch<ContactRequest> =>
  contact.nextTouch && contact.nextTouch <= at ? { kind: 'change', change: changeAt(contact, at) } : undefined;
