import type { Introduction } from './after.ts';
import { addWorkingDays, type Calendar } from './clock.ts';
import type { LetterData } from './letter.ts';
import type { Intent } from './mail.ts';
import { offerUntil } from './offer.ts';
import type { ProposalBundle } from './view/bundle.ts';

/** Two parties that were asked about each other, and who the other is, as far as both have agreed. */
export type Meeting = { readonly introduction: Introduction; readonly other?: LetterData['other'] };

type Said = Partial<Pick<LetterData, 'due' | 'other' | 'nextStep'>>;
/** Letters of an introduction name it where others name a message. */
const INTRODUCTIONS: readonly Intent['template'][] = ['introduction', 'introduction-ended', 'introduced'];
export const isIntroduction = ({ template }: Pick<Intent, 'template'>): boolean => INTRODUCTIONS.includes(template);

const meetingFacts = ({ template }: Intent, meeting: Meeting | undefined, now: string): Said | undefined => {
  const { introduction, other } = meeting ?? {};
  if (template === 'introduction') return introduction?.state === 'open' && now <= introduction.until ? { due: introduction.until } : undefined;
  if (template === 'introduction-ended') return introduction?.state === 'ended' ? {} : undefined;
  return introduction?.state === 'made' && other ? { other } : undefined;
};

const offerFacts = (root: ProposalBundle['root'], calendar: Calendar): Said | undefined =>
  root.stage === 'announced' && root.reconsideration !== 'asked' ? { due: offerUntil(root, calendar) } : undefined;

/** What such a letter tells besides, to either party; undefined when it is no longer so, and nothing to add to letters of another kind. */
export const supportFactsFor = (
  intent: Intent,
  { proposal, meeting, now, calendar }: { proposal: ProposalBundle | undefined; meeting: Meeting | undefined; now: string; calendar: Calendar },
): Said | undefined => {
  const { root, after } = proposal ?? {};
  const own = { nextStep: undefined };
  if (isIntroduction(intent)) {
    const said = meetingFacts(intent, meeting, now);
    return said && { ...own, ...said };
  }
  switch (intent.template) {
    case 'offer-reminder': {
      const said = root && offerFacts(root, calendar);
      return said && { ...own, ...said };
    }
    case 'pitch-planned':
      return root?.stage === 'announced' && after?.pitch ? { ...own, due: after.pitch.on } : undefined;
    case 'reconsideration-asked': {
      const asked = after?.reconsideration;
      return asked ? { ...own, due: new Date(addWorkingDays(Date.parse(asked.at), 10, calendar)).toISOString() } : undefined;
    }
    case 'offer-lapsed':
    case 'condition-returned':
    case 'conditions-met':
    case 'promoted':
    case 'reconsideration-answered':
    case 'follow-up':
    case 'support-completed':
    case 'reopened':
      return own;
    default:
      return {};
  }
};
