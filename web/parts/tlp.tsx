import type { Language } from '../../shared/community.ts';
import type { Tlp } from '../../shared/domain/vocabulary.ts';
import { partWords } from '../words/parts.ts';

export type TlpProps = { readonly language: Language; readonly tlp: Tlp | 'red' };

/** A label as FIRST writes it: TLP:AMBER+STRICT. */
export const tlpText = (tlp: Tlp | 'red'): string => `TLP:${tlp.replace('-', '+').toUpperCase()}`;

/** Who may read something, in the signs that the trade agreed on. */
export const TlpLabel = ({ language, tlp }: TlpProps) => (
  <span class={`tlp tlp-${tlp}`}>
    <span class="vh">{partWords[language].tlp}</span>
    {tlpText(tlp)}
  </span>
);
