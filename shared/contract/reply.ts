import * as z from 'zod';
import { ReplyTemplate, replyText, TemplateBody } from '../domain/reply-template.ts';
import { wordOf } from '../domain/vocabulary.ts';
import { Done, Language, Seen } from './common.ts';
import { operation } from './operation.ts';

const fn = 'api-contact';
const who = ['liaison', 'chair', 'admin'] as const;
const editors = ['liaison', 'admin'] as const;
const text = replyText(2, 5000);

/** Replies to senders, and the texts to begin them with. */
export const replyOperations = {
  replyToContact: operation({
    id: 'replyToContact',
    route: 'POST /api/desk/contact-requests/{contact}/reply',
    fn,
    who,
    body: Seen.extend({ text }),
    summary: 'Reply to the sender; placeholders such as {{reference}} are filled in.',
    reply: Done,
  }),
  previewReply: operation({
    id: 'previewReply',
    route: 'POST /api/desk/contact-requests/{contact}/reply/preview',
    fn,
    who,
    key: 'none',
    body: z.strictObject({ text }),
    summary: 'The reply as it would be kept, and the letter as the sender would get it.',
    reply: z.object({
      text: z.string(),
      subject: z.string(),
      letter: z.string(),
      html: z.string(),
      /** Whether the letter carries the text, or the label keeps it out. */
      mailed: z.boolean(),
      keptOutBy: z.string().optional(),
      /** Nobody proved this address yet: the letter names no name. */
      addressProven: z.boolean(),
    }),
  }),
  listReplyTemplates: operation({
    id: 'listReplyTemplates',
    route: 'GET /api/desk/reply-templates',
    fn,
    who,
    query: z.object({ language: Language.optional(), kind: wordOf('contactKinds').optional() }),
    summary: 'Texts to begin a reply with.',
    reply: z.object({ templates: z.array(ReplyTemplate) }),
  }),
  saveReplyTemplate: operation({
    id: 'saveReplyTemplate',
    route: 'POST /api/desk/reply-templates',
    fn,
    who: editors,
    status: 201,
    body: TemplateBody,
    summary: 'Keep a text for replies: a new one, or a changed one in the place of the one before.',
    reply: ReplyTemplate,
  }),
  removeReplyTemplate: operation({
    id: 'removeReplyTemplate',
    route: 'POST /api/desk/reply-templates/{template}/remove',
    fn,
    who: editors,
    body: z.strictObject({ language: Language, seen: z.number().int().min(1) }),
    summary: 'Remove a text that staff keep; one that is shipped comes back as it was.',
    reply: z.object({ template: z.string(), removed: z.literal(true) }),
  }),
} as const;
