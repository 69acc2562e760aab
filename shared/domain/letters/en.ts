import { applicant } from './en/applicant.ts';
import { reviewer } from './en/reviewer.ts';
import { sender } from './en/sender.ts';
import { support } from './en/support.ts';
import { staff } from './en/staff.ts';
import type { Letters } from './said.ts';

export const en: Letters = /* @__PURE__ */ (() => ({ ...applicant, ...support, ...sender, ...reviewer, ...staff }))();
