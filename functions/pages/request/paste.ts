import type { requestPastePages } from '../../../shared/contract/page-request.ts';
import { senderOperations } from '../../../shared/contract/sender.ts';
import { PIECES } from '../../../web/pages/request/form.tsx';
import { refusedPastePage } from '../../../web/pages/request/refused-paste.tsx';
import { perform } from '../../http/perform.ts';
import type { Handlers } from '../../http/serve.ts';
import { pasteHandlers } from '../../sender/paste.ts';
import { splitHandlers } from '../../sender/split.ts';
import type { Sent } from '../sent.ts';
import { type Act, acted, given } from './form.ts';
import { contactIn, itemIn } from './reading.ts';

/** The pieces up to the last one that holds anything, so that each keeps its place among the fields. */
const piecesIn = (sent: Sent): readonly unknown[] => {
  const pieces = Array.from({ length: PIECES }, (_, i) => {
    const of = (field: string) => sent.text(`split/pieces/${i}/${field}`) ?? '';
    return { kind: of('kind'), subject: of('subject'), text: of('text') };
  });
  return pieces.slice(0, pieces.findLastIndex(({ subject, text }) => subject !== '' || text !== '') + 1);
};
const split: Act = async (call, sent) => {
  const body = () => ({ ...sent.seen(), pieces: piecesIn(sent) });
  await perform(senderOperations.splitContact, splitHandlers.splitContact, call, { params: contactIn(call), key: sent.keyFor('split'), body });
  return { did: 'split' };
};

const paste: Act = async (call, sent) => {
  const body = () => ({
    text: sent.text('paste/text') ?? '',
    ...given('subject', sent.text('paste/subject')),
    ...given('from', sent.text('paste/from')),
  });
  const pasted = (await perform(senderOperations.pasteMail, pasteHandlers.pasteMail, call, { params: itemIn(call), key: sent.keyFor('paste'), body })).body;
  if (pasted.guarded) return { did: 'paste-guarded', item: pasted.id };
  return { did: pasted.id === call.params.contact ? 'paste' : 'paste-continued', item: pasted.id };
};

const ACTS: Readonly<Record<string, Act>> = { split, paste };

export const requestPasteHandlers: Handlers<typeof requestPastePages> = { requestPasteForm: (call) => acted(call, ACTS, refusedPastePage) };
