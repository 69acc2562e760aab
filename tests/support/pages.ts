import { dossierHandlers } from '../../functions/export/dossier.ts';
import { figureHandlers } from '../../functions/export/figures.ts';
import { exportListHandlers } from '../../functions/export/lists.ts';
import { exportPartHandlers } from '../../functions/export/parts.ts';
import { fileHandlers } from '../../functions/file/handlers.ts';
import type { Deps } from '../../functions/http/serve.ts';
import { serve } from '../../functions/http/serve.ts';
import { actPageHandlers } from '../../functions/pages/act/handlers.ts';
import { callPageHandlers } from '../../functions/pages/calls/handlers.ts';
import { caseActHandlers } from '../../functions/pages/case/acts.ts';
import { caseMailHandlers } from '../../functions/pages/case/mail.ts';
import { caseHandlers } from '../../functions/pages/case/page.ts';
import { checkPageHandlers } from '../../functions/pages/check/handlers.ts';
import { contactPageHandlers } from '../../functions/pages/contact/handlers.ts';
import { decidePageHandlers } from '../../functions/pages/decide/handlers.ts';
import { decideListHandlers } from '../../functions/pages/decide/list.ts';
import { draftPageHandlers } from '../../functions/pages/draft/handlers.ts';
import { faultPage } from '../../functions/pages/fault.ts';
import { figurePageHandlers } from '../../functions/pages/figures/handlers.ts';
import { filePageHandlers } from '../../functions/pages/file/handlers.ts';
import { inboxPageHandlers } from '../../functions/pages/inbox/handlers.ts';
import { conflictPageHandlers } from '../../functions/pages/people/conflicts.ts';
import { peoplePageHandlers } from '../../functions/pages/people/handlers.ts';
import { itemPageHandlers } from '../../functions/pages/item/handlers.ts';
import { minePageHandlers } from '../../functions/pages/mine/handlers.ts';
import { overviewPageHandlers } from '../../functions/pages/overview/handlers.ts';
import { partPageHandlers } from '../../functions/pages/part/handlers.ts';
import { previewPageHandlers } from '../../functions/pages/preview/handlers.ts';
import { besidePages } from '../../functions/pages/public/aside.ts';
import { publicPageHandlers } from '../../functions/pages/public/handlers.ts';
import { answeringHead } from '../../functions/pages/public/head.ts';
import type { Identity } from '../../functions/pages/public/staff-sign-in.ts';
import { requestActHandlers } from '../../functions/pages/request/acts.ts';
import { requestMailHandlers } from '../../functions/pages/request/mail.ts';
import { requestHandlers } from '../../functions/pages/request/page.ts';
import { requestPasteHandlers } from '../../functions/pages/request/paste.ts';
import { afterPageHandlers } from '../../functions/pages/after/handlers.ts';
import { supportPageHandlers } from '../../functions/pages/support/handlers.ts';
import { besideHandlers } from '../../functions/pages/review/beside.ts';
import { callPanelPageHandlers } from '../../functions/pages/panel/call.ts';
import { panelPageHandlers } from '../../functions/pages/panel/handlers.ts';
import { reviewPageHandlers } from '../../functions/pages/review/handlers.ts';
import { templatePageHandlers } from '../../functions/pages/templates/handlers.ts';
import { exportOperations } from '../../shared/contract/export.ts';
import { fileOperations, filePages } from '../../shared/contract/files.ts';
import { actPages } from '../../shared/contract/page-act.ts';
import { callPages } from '../../shared/contract/page-call.ts';
import { caseActPages, caseMailPages, casePages } from '../../shared/contract/page-case.ts';
import { contactPages } from '../../shared/contract/page-contact.ts';
import { callPanelPages, panelPages } from '../../shared/contract/page-panel.ts';
import { decideListPages, decidePages } from '../../shared/contract/page-decide.ts';
import { checkPages, draftPages, partPages } from '../../shared/contract/page-draft.ts';
import { figurePages } from '../../shared/contract/page-figures.ts';
import { inboxPages } from '../../shared/contract/page-inbox.ts';
import { peoplePages } from '../../shared/contract/page-people.ts';
import { itemPages } from '../../shared/contract/page-item.ts';
import { minePages } from '../../shared/contract/page-mine.ts';
import { overviewPages } from '../../shared/contract/page-overview.ts';
import { previewPages } from '../../shared/contract/page-preview.ts';
import { afterPages } from '../../shared/contract/page-after.ts';
import { supportPages } from '../../shared/contract/page-support.ts';
import { requestActPages, requestMailPages, requestPages, requestPastePages } from '../../shared/contract/page-request.ts';
import { templatePages } from '../../shared/contract/page-templates.ts';
import { reviewFilePages, reviewPages } from '../../shared/contract/page-review.ts';
import { publicPages } from '../../shared/contract/page-public.ts';
import { FILES_URL, type WorldFiles } from './files.ts';

/** Addresses of styles and scripts as a built site would have them. */
export const ASSETS = { 'site.css': '/assets/site-TEST.css', 'desk.css': '/assets/desk-TEST.css' };

/** The function of files, which answers its own pages too. */
export const fileFunction = (deps: Deps, files: () => WorldFiles) => {
  const handlers = fileHandlers(() => files().uploads);
  const pages = filePageHandlers(handlers, () => new URL(FILES_URL).origin);
  return serve({ ...fileOperations, ...filePages }, () => deps, { ...handlers, ...pages }, faultPage);
};

/** The function of exports, which reads the bucket for a dossier. */
export const exportFunction = (deps: Deps, files: () => WorldFiles) =>
  serve(exportOperations, () => deps, { ...exportListHandlers, ...exportPartHandlers, ...figureHandlers, ...dossierHandlers(() => files().bucket) });

/** The functions that answer with pages, in this process. */
export const pageFunctions = (deps: Deps, identity: () => Identity) => ({
  'page-act': serve(actPages, () => deps, actPageHandlers, faultPage),
  'page-case': serve(casePages, () => deps, caseHandlers, faultPage),
  'page-case-acts': serve(caseActPages, () => deps, caseActHandlers, faultPage),
  'page-case-mail': serve(caseMailPages, () => deps, caseMailHandlers, faultPage),
  'page-request': serve(requestPages, () => deps, requestHandlers, faultPage),
  'page-request-acts': serve(requestActPages, () => deps, requestActHandlers, faultPage),
  'page-request-mail': serve(requestMailPages, () => deps, requestMailHandlers, faultPage),
  'page-request-paste': serve(requestPastePages, () => deps, requestPasteHandlers, faultPage),
  'page-contact': serve(contactPages, () => deps, contactPageHandlers, faultPage),
  'page-figures': serve(figurePages, () => deps, figurePageHandlers, faultPage),
  'page-call': serve(callPages, () => deps, callPageHandlers, faultPage),
  'page-inbox': serve(inboxPages, () => deps, inboxPageHandlers, faultPage),
  'page-people': serve(peoplePages, () => deps, { ...peoplePageHandlers, ...conflictPageHandlers }, faultPage),
  'page-item': serve(itemPages, () => deps, itemPageHandlers, faultPage),
  'page-after': serve(afterPages, () => deps, afterPageHandlers, faultPage),
  'page-support': serve(supportPages, () => deps, supportPageHandlers, faultPage),
  'page-mine': serve(minePages, () => deps, minePageHandlers, faultPage),
  'page-overview': serve({ ...overviewPages, ...templatePages }, () => deps, { ...overviewPageHandlers, ...templatePageHandlers }, faultPage),
  'page-preview': serve(previewPages, () => deps, previewPageHandlers, faultPage),
  'page-draft': serve(draftPages, () => deps, draftPageHandlers, faultPage),
  'page-check': serve(checkPages, () => deps, checkPageHandlers, faultPage),
  'page-part': serve(partPages, () => deps, partPageHandlers, faultPage),
  'page-review-file': serve(reviewFilePages, () => deps, besideHandlers, faultPage),
  'page-review': serve(reviewPages, () => deps, reviewPageHandlers, faultPage),
  'page-decide-list': serve(decideListPages, () => deps, decideListHandlers, faultPage),
  'page-panel': serve(panelPages, () => deps, panelPageHandlers, faultPage),
  'page-panels': serve(callPanelPages, () => deps, callPanelPageHandlers, faultPage),
  'page-decide': serve(decidePages, () => deps, decidePageHandlers, faultPage),
  'page-public': answeringHead(
    publicPages,
    serve(publicPages, () => deps, publicPageHandlers(identity), faultPage, besidePages),
  ),
});
