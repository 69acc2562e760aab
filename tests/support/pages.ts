import type { Deps } from '../../functions/http/serve.ts';
import { serve } from '../../functions/http/serve.ts';
import { contactPageHandlers } from '../../functions/pages/contact/handlers.ts';
import { faultPage } from '../../functions/pages/fault.ts';
import { inboxPageHandlers } from '../../functions/pages/inbox/handlers.ts';
import { previewPageHandlers } from '../../functions/pages/preview/handlers.ts';
import { publicPageHandlers } from '../../functions/pages/public/handlers.ts';
import type { Identity } from '../../functions/pages/public/staff-sign-in.ts';
import { contactPages } from '../../shared/contract/page-contact.ts';
import { inboxPages } from '../../shared/contract/page-inbox.ts';
import { previewPages } from '../../shared/contract/page-preview.ts';
import { publicPages } from '../../shared/contract/page-public.ts';

/** Addresses of styles and scripts as a built site would have them. */
export const ASSETS = { 'site.css': '/assets/site-TEST.css', 'desk.css': '/assets/desk-TEST.css' };

/** The functions that answer with pages, in this process. */
export const pageFunctions = (deps: Deps, identity: () => Identity) => ({
  'page-contact': serve(contactPages, () => deps, contactPageHandlers, faultPage),
  'page-inbox': serve(inboxPages, () => deps, inboxPageHandlers, faultPage),
  'page-preview': serve(previewPages, () => deps, previewPageHandlers, faultPage),
  'page-public': serve(publicPages, () => deps, publicPageHandlers(identity), faultPage),
});
