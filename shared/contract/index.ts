import { adminOperations } from './admin.ts';
import { applicantOperations } from './applicant.ts';
import { callOperations } from './call.ts';
import { contactOperations } from './contact.ts';
import { decisionOperations } from './decision.ts';
import { rankingOperations } from './ranking.ts';
import { callPanelPages, panelPages } from './page-panel.ts';
import { routingOperations } from './routing.ts';
import { deskOperations } from './desk.ts';
import { documentOperations } from './document.ts';
import { exportOperations } from './export.ts';
import { fileOperations, filePages } from './files.ts';
import { liaisonOperations } from './liaison.ts';
import { meOperations } from './me.ts';
import type { Operation } from './operation.ts';
import { actPages } from './page-act.ts';
import { callPages } from './page-call.ts';
import { caseActPages, caseMailPages, casePages } from './page-case.ts';
import { contactPages } from './page-contact.ts';
import { decideListPages, decidePages } from './page-decide.ts';
import { checkPages, draftPages, partPages } from './page-draft.ts';
import { figurePages } from './page-figures.ts';
import { inboxPages } from './page-inbox.ts';
import { itemPages } from './page-item.ts';
import { minePages } from './page-mine.ts';
import { overviewPages } from './page-overview.ts';
import { previewPages } from './page-preview.ts';
import { publicPages } from './page-public.ts';
import { requestActPages, requestMailPages, requestPages, requestPastePages } from './page-request.ts';
import { afterPages } from './page-after.ts';
import { supportPages } from './page-support.ts';
import { templatePages } from './page-templates.ts';
import { peoplePages } from './page-people.ts';
import { peopleOperations } from './people.ts';
import { reviewFilePages, reviewPages } from './page-review.ts';
import { privacyOperations } from './privacy.ts';
import { publicOperations } from './public.ts';
import { replyOperations } from './reply.ts';
import { reviewerOperations } from './reviewer.ts';
import { reviewingOperations } from './reviewing.ts';
import { revisionOperations } from './revisions.ts';
import { senderOperations } from './sender.ts';
import { supportOperations } from './support.ts';

/** The whole contract: gateway, handlers, documents, clients and tests read nothing else. */
export const contract = {
  ...publicOperations,
  ...publicPages,
  ...contactPages,
  ...casePages,
  ...caseActPages,
  ...caseMailPages,
  ...requestPages,
  ...requestActPages,
  ...requestMailPages,
  ...requestPastePages,
  ...itemPages,
  ...actPages,
  ...minePages,
  ...draftPages,
  ...partPages,
  ...checkPages,
  ...reviewPages,
  ...reviewFilePages,
  ...decideListPages,
  ...decidePages,
  ...senderOperations,
  ...documentOperations,
  ...applicantOperations,
  ...meOperations,
  ...fileOperations,
  ...filePages,
  ...reviewerOperations,
  ...reviewingOperations,
  ...liaisonOperations,
  ...decisionOperations,
  ...rankingOperations,
  ...routingOperations,
  ...panelPages,
  ...callPanelPages,
  ...revisionOperations,
  ...deskOperations,
  ...inboxPages,
  ...overviewPages,
  ...templatePages,
  ...previewPages,
  ...contactOperations,
  ...replyOperations,
  ...supportOperations,
  ...supportPages,
  ...afterPages,
  ...privacyOperations,
  ...peopleOperations,
  ...peoplePages,
  ...adminOperations,
  ...callOperations,
  ...callPages,
  ...exportOperations,
  ...figurePages,
} as const;
export type OperationId = keyof typeof contract;
export const operations: readonly Operation[] = Object.values(contract);
