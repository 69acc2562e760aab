import { deskOperations } from '../../../shared/contract/desk.ts';
import type { requestMailPages } from '../../../shared/contract/page-request.ts';
import { replyOperations } from '../../../shared/contract/reply.ts';
import { replyHandlers } from '../../contact/replies.ts';
import { letterHandlers } from '../../desk/letters.ts';
import { refusedMailPage } from '../../../web/pages/request/refused-mail.tsx';
import { perform } from '../../http/perform.ts';
import type { Handlers } from '../../http/serve.ts';
import { type Act, acted } from './form.ts';
import { contactIn, itemIn } from './reading.ts';

const reply: Act = async (call, sent) => {
  const body = () => ({ ...sent.seen(), text: sent.text('reply/text') ?? '' });
  await perform(replyOperations.replyToContact, replyHandlers.replyToContact, call, { params: contactIn(call), key: sent.keyFor('reply'), body });
  return { did: 'reply' };
};
const preview: Act = async (call, sent) => {
  const body = () => ({ text: sent.text('reply/text') ?? '' });
  return { preview: (await perform(replyOperations.previewReply, replyHandlers.previewReply, call, { params: contactIn(call), body })).body };
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
const ACTS: Readonly<Record<string, Act>> = { reply, preview, resend, 'revoke-link': revoke };

export const requestMailHandlers: Handlers<typeof requestMailPages> = { requestMailForm: (call) => acted(call, ACTS, refusedMailPage) };
