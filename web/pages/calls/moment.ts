import type { Language } from '../../../shared/community.ts';
import { later, MINUTE } from '../../../shared/domain/clock.ts';
import { type MomentStyle, momentIn } from '../../parts/format.tsx';
import { judgedWords } from '../../words/judged.ts';

/** A moment of a call, as dates are told; of the hour that the clock shows twice it says which one is meant. */
export const callMoment = (language: Language, iso: string, style: MomentStyle = 'moment'): string => {
  const { winter, summer } = judgedWords[language];
  const isSameAt = (hours: number): boolean => momentIn(language, later(iso, hours * 60 * MINUTE), 'moment') === momentIn(language, iso, 'moment');
  const which = isSameAt(-1) ? winter : isSameAt(1) ? summer : undefined;
  return which === undefined ? momentIn(language, iso, style) : `${momentIn(language, iso, style)} (${which})`;
};
