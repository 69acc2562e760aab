import type { Language } from '../../shared/community.ts';
import { partWords } from '../words/parts.ts';

/** Within a form with form.js: where it cannot be sent, its text stays in the window, and this says so. */
export const Unsent = ({ language }: { readonly language: Language }) => <p class="notice notice-2" role="alert" data-unsent={partWords[language].unsent} />;
