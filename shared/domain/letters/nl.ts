import { applicant } from './nl/applicant.ts';
import { reviewer } from './nl/reviewer.ts';
import { sender } from './nl/sender.ts';
import { support } from './nl/support.ts';
import { staff } from './nl/staff.ts';
import type { Letters } from './said.ts';

export const nl: Letters = /* @__PURE__ */ (() => ({ ...applicant, ...support, ...sender, ...reviewer, ...staff }))();
