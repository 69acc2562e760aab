import type { Language } from '../../../shared/community.ts';
import { percentIn } from '../../parts/format.tsx';
import { panelWords } from '../../words/panel.ts';

export type Named = { readonly id: string; readonly name: string };

export const panelPath = (language: Language, proposal: string): string => `/${language}/desk/proposals/${proposal}/panel`;
export const callPath = (language: Language, call: string): string => `/${language}/desk/calls/${call}/panels`;

/** Names in one line, as a sentence has them. */
export const namesIn = (language: Language, people: readonly Named[]): string =>
  new Intl.ListFormat(language, { style: 'long', type: 'conjunction' }).format(people.map(({ name }) => name));

const SHOWN = 20;
const SIDE = 7;
const STEP = 10;

/** Places as boxes, the taken ones full; more than fit are told by the words alone, which say it in any case. */
export const PlacesGauge = ({ language, taken, capacity }: { readonly language: Language; readonly taken: number; readonly capacity: number }) => {
  const boxes = Math.min(Math.max(capacity, taken), SHOWN);
  return (
    <span class="panel-places">
      {boxes > 0 ? (
        <svg width={boxes * STEP} height={STEP} viewBox={`0 0 ${boxes * STEP} ${STEP}`} aria-hidden="true" focusable="false">
          {Array.from({ length: boxes }, (_, i) => (
            <rect key={i} class={i < taken ? 'panel-place-taken' : 'panel-place'} x={i * STEP + 1} y="1" width={SIDE} height={SIDE} />
          ))}
        </svg>
      ) : null}
      <span>{panelWords[language].places.replace('{taken}', String(taken)).replace('{capacity}', String(capacity))}</span>
    </span>
  );
};

/** A part of the whole in per cent; something that is not nothing is never shown as nothing. */
export const shareIn = (language: Language, share: number): string =>
  share > 0 && share < 0.005 ? `< ${percentIn(language, 0.01)}` : percentIn(language, share);
