import type { Language } from '../../shared/community.ts';
import { momentIn } from '../parts/format.tsx';

type Words = { readonly sentence: string; readonly other: string; readonly acts: Readonly<Record<string, string>> };

const nl: Words = {
  sentence: 'U kunt {act} ongedaan maken tot {time}.',
  other: 'uw laatste handeling',
  acts: {
    ProposalTaken: 'het in behandeling nemen',
    OwnerChanged: 'het overdragen',
    QuestionAsked: 'de vraag aan de indiener',
    Step2Asked: 'de vraag om de rest',
    ProposalAdmitted: 'de toelating',
    ProposalMerged: 'het samenvoegen',
    ProposalScreenedOut: 'de beëindiging',
    ReviewerInvited: 'de uitnodiging',
    ContactTaken: 'het in behandeling nemen',
    ContactReplied: 'het antwoord',
    ContactSnoozed: 'het wegleggen',
    ContactResolved: 'het afronden',
    ContactMarkedSpam: 'de markering als spam',
    ContactRedirected: 'het doorverwijzen',
    ContactMerged: 'het samenvoegen',
    ContactConverted: 'het concept',
  },
};

const en: Words = {
  sentence: '{act} can be taken back until {time}.',
  other: 'What you did last',
  acts: {
    ProposalTaken: 'Taking it',
    OwnerChanged: 'Handing it over',
    QuestionAsked: 'The question to the applicant',
    Step2Asked: 'Asking for the rest',
    ProposalAdmitted: 'Admitting it',
    ProposalMerged: 'Merging it',
    ProposalScreenedOut: 'Ending it',
    ReviewerInvited: 'The invitation',
    ContactTaken: 'Taking it',
    ContactReplied: 'The reply',
    ContactSnoozed: 'Putting it aside',
    ContactResolved: 'Closing it',
    ContactMarkedSpam: 'Marking it as spam',
    ContactRedirected: 'Sending it elsewhere',
    ContactMerged: 'Merging it',
    ContactConverted: 'The draft',
  },
};

/** Which act can be taken back, and until when. */
export const undoText = (language: Language, { act, until }: { readonly act: string; readonly until: string }): string => {
  const words = language === 'nl' ? nl : en;
  const named = (Object.hasOwn(words.acts, act) ? words.acts[act] : undefined) ?? words.other;
  return words.sentence.replace('{act}', named).replace('{time}', momentIn(language, until, 'time'));
};
