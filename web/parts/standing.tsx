import type { Language } from '../../shared/community.ts';
import type { LimitView } from '../../shared/domain/view/limit.ts';
import { standingWords } from '../words/standing.ts';
import type { AlarmLevel } from './alarm.tsx';
import { daysIn } from './format.tsx';
import { Gauge } from './gauge.tsx';

type Words = Readonly<Record<string, string>>;

/** Which kind of item bears this id. */
export const kindOf = (id: string): 'contact-request' | 'proposal' => (id.startsWith('ctc_') ? 'contact-request' : 'proposal');

/** Where an item stands, as staff say it; a stage without a word stands for itself. */
export const deskStage = (language: Language, kind: string, stage: string): string => {
  const stages: Readonly<Record<string, Words>> = standingWords[language].stage;
  return stages[kind]?.[stage] ?? stage;
};
export const deskKind = (language: Language, kind: string): string => (standingWords[language].kind as Words)[kind] ?? kind;
export const flagWords = (language: Language, flags: readonly string[]): string[] =>
  flags.map((flag) => (standingWords[language].flag as Words)[flag]).filter((word) => word !== undefined);

export const levelOf = ({ late, soon }: LimitView): AlarmLevel | undefined => (late ? 1 : soon ? 2 : undefined);
export const limitText = (language: Language, limit: LimitView): string =>
  limit.days === 0 && limit.late ? standingWords[language].lateToday : daysIn(language, limit.days);

/** The limit of an item as a gauge with its words. */
export const LimitGauge = ({ language, limit }: { readonly language: Language; readonly limit: LimitView }) => (
  <Gauge share={limit.used} level={levelOf(limit)}>
    {limitText(language, limit)}
  </Gauge>
);
