import { deskOperations } from '../../../shared/contract/desk.ts';
import type { requestMailPages } from '../../../shared/contract/page-request.ts';
import { replyOperations } from '../../../shared/contract/reply.ts';
import { senderOperations } from '../../../shared/contract/sender.ts';
import { PIECES } from '../../../web/pages/request/form.tsx';
import { replyHandlers } from '../../contact/replies.ts';
import { letterHandlers } from '../../desk/letters.ts';
import { perform } from '../../http/perform.ts';
import type { Handlers } from '../../http/serve.ts';
import { pasteHandlers } from '../../sender/paste.ts';
import { splitHandlers } from '../../sender/split.ts';
import type { Sent } from '../case/form.ts';
import { type Act, acted, given } from './form.ts';
import { contactIn, itemIn } from './reading.ts';

const reply: Act = async (call, sent) => {
  const body = () => ({ text: sent.text('reply/text') ?? '' });
  await perform(replyOperations.replyToContact, replyHandlers.replyToContact, call, { params: contactIn(call), key: sent.keyFor('reply'), body });
  return { did: 'reply' };
};
const preview: Act = async (call, sent) => {
  const body = () => ({ text: sent.text('reply/text') ?? '' });
  return { preview: (await perform(replyOperations.previewReply, replyHandlers.previewReply, call, { params: contactIn(call), body })).body };
};

/** The pieces up to the last one that holds anything, so that each keeps its place among the fields. */
const piecesIn = (sent: Sent): readonly unknown[] => {
  const pieces = Array.from({ length: PIECES }, (_, i) => {
    const of = (field: string) => sent.text(`split/pieces/${i}/${field}`) ?? '';
    return { kind: of('kind'), subject: of('subject'), text: of('text') };
  });
  return pieces.slice(0, pieces.findLastIndex(({ subject, text }) => subject !== '' || text !== '') + 1);
};
const split: Act = async (call, sent) => {
  const body = () => ({ pieces: piecesIn(sent) });
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

const resend: Act = async (call, sent) => {
  const params = { ...itemIn(call), intent: sent.text('resend/intent') ?? '' };
  await perform(deskOperations.resendLetter, letterHandlers.resendLetter, call, { params, key: sent.keyFor('resend'), body: () => ({}) });
  return { did: 'resend' };
};
const revoke: Act = async (call, sent) => {
  await perform(deskOperations.revokeLink, letterHandlers.revokeLink, call, { params: itemIn(call), key: sent.keyFor('revoke'), body: () => ({}) });
  return { did: 'revoke-link' };
};
const ACTS: Readonly<Record<string, Act>> = { reply, preview, split, paste, resend, 'revoke-link': revoke };

export const requestMailHandlers: Handlers<typeof requestMailPages> = { requestMailForm: (call) => acted(call, ACTS) };
