import { applicantOperations } from '../../../shared/contract/applicant.ts';
import type { PartName } from '../../../shared/domain/proposal.ts';
import { type FieldError, Refusal } from '../../../shared/domain/refusal.ts';
import type { Content } from '../../../web/form/content.ts';
import { draftHandlers } from '../../applicant/drafts.ts';
import { perform } from '../../http/perform.ts';
import type { Call } from '../../http/serve.ts';
import { proposalIn } from '../draft/reading.ts';

/** What was typed into a part, what is stored of it, and the version that this browser had. */
export type Typing = { readonly part: PartName; readonly seen: number; readonly content: Content; readonly stored: Content };

const saveOf = async (call: Call, { part, seen }: Typing, content: Content): Promise<void> => {
  const params = { ...proposalIn(call), part };
  await perform(applicantOperations.savePart, draftHandlers.savePart, call, { params, body: () => ({ seen, content }) });
};

/** What a part can be refused for field by field, while the rest of it is right. */
const isOfFields = (error: unknown): error is Refusal =>
  error instanceof Refusal && (error.code === 'request.invalid' || error.code === 'proposal.label-refused');
const fieldOf = ({ path }: FieldError): string | undefined => (path.startsWith('content/') ? path.split('/')[1] : undefined);

/** The same paths as the form has them. */
const inPart = (refusal: Refusal, part: PartName): Refusal =>
  new Refusal(refusal.code, { fields: refusal.fields.map((each) => ({ ...each, path: each.path.replace(/^content(?=\/|$)/, part) })) });

/**
 * Saves a part as it was typed. Where fields of it cannot be kept, the others are, and those stay as they were stored: nobody loses ten answers
 * over one. @returns what those fields were refused for, once the others are kept; @throws Refusal where nothing could be saved
 */
export const saveTyped = async (call: Call, typing: Typing): Promise<Refusal | undefined> => {
  const { part, content, stored } = typing;
  try {
    await saveOf(call, typing, content);
    return undefined;
  } catch (error) {
    if (!isOfFields(error)) throw error;
    const wrong = new Set(error.fields.map(fieldOf));
    const refusal = inPart(error, part);
    if (wrong.has(undefined) || wrong.size === 0) throw refusal;
    const names = [...new Set([...Object.keys(content), ...Object.keys(stored)])];
    const rest = Object.fromEntries(
      names.flatMap((name) => {
        const value = wrong.has(name) ? stored[name] : content[name];
        return value === undefined ? [] : [[name, value]];
      }),
    );
    if (JSON.stringify(rest) !== JSON.stringify(stored)) await saveOf(call, typing, rest);
    return refusal;
  }
};
