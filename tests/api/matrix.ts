/**
 * Who may call what: one row per operation, one cell per kind of caller, written by hand and never from the code. A cell is the status
 * that this caller gets for an item in the stage that the operation needs. 401 = not signed in, 403 = signed in through a door that
 * does not lead here, 404 = there is no such item *for you*, 409 = it is yours, but not now.
 */
export const CALLERS = [
  'nobody',
  /** The sender of the item: the browser that started it, its item link, the link of another own item, a fresh sign-in. */
  'draft',
  'item',
  'elsewhere',
  'own',
  'other',
  /** Reviewers: by the invitation's link alone, then by a fresh sign-in in each state of the assignment. */
  'link',
  'invited',
  'accepted',
  'submitted',
  'unasked',
  'declared',
  /** Staff: a liaison who came through a mailed link, then by the organisation's sign-in; `inside` and `barred` belong to the sender's organisation. */
  'mailed',
  'liaison',
  'inside',
  'chair',
  'barred',
  'admin',
  'ended',
  'expired',
] as const;
export type Caller = (typeof CALLERS)[number];

export type On =
  | 'draft'
  | 'submitted'
  | 'screening'
  | 'short'
  | 'question'
  | 'in-review'
  | 'deliberation'
  | 'decided'
  | 'announced'
  | 'contact'
  /** Contact requests that were taken, where a colleague was asked, under the law's clock, and marked as spam. */
  | 'open-contact'
  | 'asked-contact'
  | 'privacy'
  | 'spam'
  | 'task'
  | 'none';
export type MatrixRow = { readonly operation: string; readonly on: On; readonly cells: string };

const row = (operation: string, on: On, cells: string): MatrixRow => ({ operation, on, cells });

export const MATRIX: readonly MatrixRow[] = [
  //                                              no  drf itm els own oth | lnk inv acc sub una dec | mld lia ins chr bar adm | end exp
  row('startProposal', 'none', '  201 201 201 201 201 201   201 201 201 201 201 201   201 201 201 201 201 201   201 201'),
  row('listOpenCalls', 'none', '  200 200 200 200 200 200   200 200 200 200 200 200   200 200 200 200 200 200   200 200'),
  row('sendContactRequest', 'none', '  201 201 201 201 201 201   201 201 201 201 201 201   201 201 201 201 201 201   201 201'),
  row('requestLink', 'none', '  202 202 202 202 202 202   202 202 202 202 202 202   202 202 202 202 202 202   202 202'),
  row('openLink', 'none', '  410 410 410 410 410 410   410 410 410 410 410 410   410 410 410 410 410 410   410 410'),
  row('signOut', 'none', '  200 200 200 200 200 200   200 200 200 200 200 200   200 200 200 200 200 200   200 200'),
  row('whoAmI', 'none', '  200 200 200 200 200 200   200 200 200 200 200 200   200 200 200 200 200 200   200 200'),
  row('home', 'none', '  303 303 303 303 303 303   303 303 303 303 303 303   303 303 303 303 303 303   303 303'),
  row('openApiDocument', 'none', '  200 200 200 200 200 200   200 200 200 200 200 200   200 200 200 200 200 200   200 200'),
  row('health', 'none', '  200 200 200 200 200 200   200 200 200 200 200 200   200 200 200 200 200 200   200 200'),
  row('linkPage', 'none', '  410 410 410 410 410 410   410 410 410 410 410 410   410 410 410 410 410 410   410 410'),
  row('openLinkForm', 'none', '  410 410 410 410 410 410   410 410 410 410 410 410   410 410 410 410 410 410   410 410'),
  row('openedPage', 'none', '  401 200 200 200 200 200   200 200 200 200 200 200   200 200 200 200 200 200   401 401'),
  row('homePage', 'none', '  200 200 200 200 200 200   200 200 200 200 200 200   200 200 200 200 200 200   200 200'),
  row('accessibilityPage', 'none', '  200 200 200 200 200 200   200 200 200 200 200 200   200 200 200 200 200 200   200 200'),
  row('privacyPage', 'none', '  200 200 200 200 200 200   200 200 200 200 200 200   200 200 200 200 200 200   200 200'),
  row('getLinkPage', 'none', '  200 200 200 200 200 200   200 200 200 200 200 200   200 200 200 200 200 200   200 200'),
  row('requestLinkForm', 'none', '  200 200 200 200 200 200   200 200 200 200 200 200   200 200 200 200 200 200   200 200'),
  row('staffSignIn', 'none', '  303 303 303 303 303 303   303 303 303 303 303 303   303 303 303 303 303 303   303 303'),
  row('staffCallback', 'none', '  410 410 410 410 410 410   410 410 410 410 410 410   410 410 410 410 410 410   410 410'),
  row('stylesheet', 'none', '  200 200 200 200 200 200   200 200 200 200 200 200   200 200 200 200 200 200   200 200'),
  //                                              no  drf itm els own oth | lnk inv acc sub una dec | mld lia ins chr bar adm | end exp
  row('savePart', 'draft', '  401 200 200 404 200 404   403 404 404 404 404 404   404 404 404 404 404 404   401 401'),
  row('checkProposal', 'draft', '  401 200 200 404 200 404   403 404 404 404 404 404   404 404 404 404 404 404   401 401'),
  row('submitProposal', 'draft', '  401 201 201 404 201 404   403 404 404 404 404 404   404 404 404 404 404 404   401 401'),
  row('readCall', 'draft', '  401 200 200 404 200 404   403 404 404 404 404 404   404 404 404 404 404 404   401 401'),
  row('moveToOpen', 'draft', '  401 200 200 404 200 404   403 404 404 404 404 404   404 404 404 404 404 404   401 401'),
  row('inviteMember', 'draft', '  401 200 200 404 200 404   403 404 404 404 404 404   404 404 404 404 404 404   401 401'),
  row('removeMember', 'draft', '  401 200 200 404 200 404   403 404 404 404 404 404   404 404 404 404 404 404   401 401'),
  row('leaveTeam', 'draft', '  401 404 404 404 404 404   403 404 404 404 404 404   404 404 404 404 404 404   401 401'),
  row('deleteDraft', 'draft', '  401 200 200 404 200 404   403 404 404 404 404 404   404 404 404 404 404 404   401 401'),
  row('startUpload', 'draft', '  401 201 201 404 201 404   403 404 404 404 404 404   404 404 404 404 404 404   401 401'),
  row('removeFile', 'draft', '  401 200 200 404 200 404   403 404 404 404 404 404   404 404 404 404 404 404   401 401'),
  row('listFiles', 'in-review', '  401 403 403 404 200 404   404 404 200 200 404 404   404 200 404 200 404 200   401 401'),
  row('openFile', 'in-review', '  401 403 403 404 303 404   404 404 303 303 404 404   404 303 404 303 404 303   401 401'),
  row('purgeFile', 'in-review', '  401 403 403 403 403 403   403 403 403 403 403 403   403 200 404 200 404 200   401 401'),
  row('readStatus', 'in-review', '  401 200 200 404 200 404   403 404 404 404 404 404   404 404 404 404 404 404   401 401'),
  row('readOwnProposal', 'in-review', '  401 403 403 404 200 404   403 404 404 404 404 404   404 404 404 404 404 404   401 401'),
  row('readOwnDifferences', 'in-review', '  401 403 403 404 200 404   403 404 404 404 404 404   404 404 404 404 404 404   401 401'),
  row('listOwnItems', 'none', '  401 403 403 403 200 200   403 200 200 200 200 200   200 200 200 200 200 200   401 401'),
  row('amendProposal', 'submitted', '  401 403 403 404 200 404   403 404 404 404 404 404   404 404 404 404 404 404   401 401'),
  row('answerQuestion', 'question', '  401 403 403 404 200 404   403 404 404 404 404 404   404 404 404 404 404 404   401 401'),
  row('withdrawProposal', 'in-review', '  401 403 403 404 200 404   403 404 404 404 404 404   404 404 404 404 404 404   401 401'),
  row('confirmSupport', 'announced', '  401 403 403 404 200 404   403 404 404 404 404 404   404 404 404 404 404 404   401 401'),
  row('contactPage', 'none', '  200 200 200 200 200 200   200 200 200 200 200 200   200 200 200 200 200 200   200 200'),
  row('contactForm', 'none', '  200 200 200 200 200 200   200 200 200 200 200 200   200 200 200 200 200 200   200 200'),
  row('contactItemPage', 'contact', '  401 404 200 404 200 404   403 404 404 404 404 404   404 404 404 404 404 404   401 401'),
  row('contactAnswerForm', 'contact', '  401 404 403 404 303 404   403 404 404 404 404 404   404 404 404 404 404 404   401 401'),
  row('readContactStatus', 'contact', '  401 404 200 404 200 404   403 404 404 404 404 404   404 404 404 404 404 404   401 401'),
  row('readOwnContact', 'contact', '  401 404 403 404 200 404   403 404 404 404 404 404   404 404 404 404 404 404   401 401'),
  row('answerContact', 'contact', '  401 404 403 404 201 404   403 404 404 404 404 404   404 404 404 404 404 404   401 401'),
  //                                              no  drf itm els own oth | lnk inv acc sub una dec | mld lia ins chr bar adm | end exp
  row('reviewQueue', 'none', '  401 403 403 403 403 403   403 200 200 200 200 200   403 403 403 403 403 403   401 401'),
  row('readInvitation', 'in-review', '  401 403 403 403 403 403   200 200 200 200 404 404   403 403 403 403 403 403   401 401'),
  row('requestReviewLink', 'in-review', '  401 403 403 403 403 403   202 202 202 202 404 404   403 403 403 403 403 403   401 401'),
  row('acceptInvitation', 'in-review', '  401 403 403 403 403 403   403 200 409 409 404 404   403 403 403 403 403 403   401 401'),
  row('declineInvitation', 'in-review', '  401 403 403 403 403 403   200 200 200 409 404 404   403 403 403 403 403 403   401 401'),
  row('declareConflict', 'in-review', '  401 403 403 403 403 403   200 200 200 200 404 404   403 403 403 403 403 403   401 401'),
  row('readForReview', 'in-review', '  401 403 403 403 403 403   403 409 200 200 404 404   403 403 403 403 403 403   401 401'),
  row('saveReviewDraft', 'in-review', '  401 403 403 403 403 403   403 409 200 409 404 404   403 403 403 403 403 403   401 401'),
  row('submitReview', 'in-review', '  401 403 403 403 403 403   403 409 201 409 404 404   403 403 403 403 403 403   401 401'),
  //                                              no  drf itm els own oth | lnk inv acc sub una dec | mld lia ins chr bar adm | end exp
  row('deskQueue', 'none', '  401 403 403 403 403 403   403 403 403 403 403 403   403 200 200 200 200 200   401 401'),
  row('countQueue', 'none', '  401 403 403 403 403 403   403 403 403 403 403 403   403 200 200 200 200 200   401 401'),
  row('countViews', 'none', '  401 403 403 403 403 403   403 403 403 403 403 403   403 200 200 200 200 200   401 401'),
  row('searchDesk', 'none', '  401 403 403 403 403 403   403 403 403 403 403 403   403 200 200 200 200 200   401 401'),
  row('exportList', 'none', '  401 403 403 403 403 403   403 403 403 403 403 403   403 200 200 200 200 200   401 401'),
  row('actOnMany', 'none', '  401 403 403 403 403 403   403 403 403 403 403 403   403 200 200 200 200 200   401 401'),
  row('handOverAll', 'none', '  401 403 403 403 403 403   403 403 403 403 403 403   403 200 200 200 200 200   401 401'),
  row('readSender', 'in-review', '  401 403 403 403 403 403   403 403 403 403 403 403   403 200 404 200 404 200   401 401'),
  row('listSimilar', 'in-review', '  401 403 403 403 403 403   403 403 403 403 403 403   403 200 404 200 404 200   401 401'),
  row('readDeskProposal', 'in-review', '  401 403 403 403 403 403   403 403 403 403 403 403   403 200 404 200 404 200   401 401'),
  row('readDifferences', 'in-review', '  401 403 403 403 403 403   403 403 403 403 403 403   403 200 404 200 404 200   401 401'),
  row('readDeskContact', 'contact', '  401 403 403 403 403 403   403 403 403 403 403 403   403 200 404 200 404 200   401 401'),
  row('readTimeline', 'in-review', '  401 403 403 403 403 403   403 403 403 403 403 403   403 200 404 200 404 200   401 401'),
  row('listMails', 'in-review', '  401 403 403 403 403 403   403 403 403 403 403 403   403 200 404 200 404 200   401 401'),
  row('readTally', 'in-review', '  401 403 403 403 403 403   403 403 403 403 403 403   403 200 404 200 404 200   401 401'),
  row('listReviewerChoices', 'in-review', '  401 403 403 403 403 403   403 403 403 403 403 403   403 200 404 200 404 403   401 401'),
  row('takeProposal', 'submitted', '  401 403 403 403 403 403   403 403 403 403 403 403   403 200 404 200 404 403   401 401'),
  row('handOver', 'screening', '  401 403 403 403 403 403   403 403 403 403 403 403   403 200 404 200 404 403   401 401'),
  row('askApplicant', 'screening', '  401 403 403 403 403 403   403 403 403 403 403 403   403 200 404 200 404 403   401 401'),
  row('askStep2', 'short', '  401 403 403 403 403 403   403 403 403 403 403 403   403 200 404 200 404 403   401 401'),
  row('admitProposal', 'screening', '  401 403 403 403 403 403   403 403 403 403 403 403   403 200 404 200 404 403   401 401'),
  row('screenProposal', 'screening', '  401 403 403 403 403 403   403 403 403 403 403 403   403 200 404 200 404 403   401 401'),
  row('screenOut', 'screening', '  401 403 403 403 403 403   403 403 403 403 403 403   403 200 404 200 404 403   401 401'),
  row('mergeProposal', 'screening', '  401 403 403 403 403 403   403 403 403 403 403 403   403 200 404 200 404 403   401 401'),
  row('inviteReviewers', 'in-review', '  401 403 403 403 403 403   403 403 403 403 403 403   403 200 404 200 404 403   401 401'),
  row('cancelAssignment', 'in-review', '  401 403 403 403 403 403   403 403 403 403 403 403   403 200 404 200 404 403   401 401'),
  row('closeRound', 'in-review', '  401 403 403 403 403 403   403 403 403 403 403 403   403 200 404 200 404 403   401 401'),
  row('reopenRound', 'deliberation', '  401 403 403 403 403 403   403 403 403 403 403 403   403 200 404 200 404 403   401 401'),
  row('decideProposal', 'deliberation', '  401 403 403 403 403 403   403 403 403 403 403 403   403 403 403 200 404 403   401 401'),
  row('amendDecision', 'decided', '  401 403 403 403 403 403   403 403 403 403 403 403   403 403 403 200 404 403   401 401'),
  row('returnDecision', 'decided', '  401 403 403 403 403 403   403 403 403 403 403 403   403 403 403 200 404 403   401 401'),
  row('announceDecision', 'decided', '  401 403 403 403 403 403   403 403 403 403 403 403   403 403 403 200 404 403   401 401'),
  row('decideConflict', 'in-review', '  401 403 403 403 403 403   403 403 403 403 403 403   403 403 403 200 404 403   401 401'),
  //                                              no  drf itm els own oth | lnk inv acc sub una dec | mld lia ins chr bar adm | end exp
  row('takeContact', 'contact', '  401 403 403 403 403 403   403 403 403 403 403 403   403 200 404 200 404 200   401 401'),
  row('replyToContact', 'contact', '  401 403 403 403 403 403   403 403 403 403 403 403   403 200 404 200 404 200   401 401'),
  row('resolveContact', 'contact', '  401 403 403 403 403 403   403 403 403 403 403 403   403 200 404 200 404 200   401 401'),
  row('markSpam', 'contact', '  401 403 403 403 403 403   403 403 403 403 403 403   403 200 404 200 404 200   401 401'),
  row('redirectContact', 'contact', '  401 403 403 403 403 403   403 403 403 403 403 403   403 200 404 200 404 200   401 401'),
  row('setContactKind', 'contact', '  401 403 403 403 403 403   403 403 403 403 403 403   403 200 404 200 404 200   401 401'),
  row('handOverContact', 'contact', '  401 403 403 403 403 403   403 403 403 403 403 403   403 200 404 200 404 200   401 401'),
  row('addContactNote', 'contact', '  401 403 403 403 403 403   403 403 403 403 403 403   403 200 404 200 404 200   401 401'),
  row('askColleague', 'open-contact', '  401 403 403 403 403 403   403 403 403 403 403 403   403 200 404 200 404 200   401 401'),
  row('answerColleague', 'asked-contact', '  401 403 403 403 403 403   403 403 403 403 403 403   403 403 404 200 404 403   401 401'),
  row('snoozeContact', 'open-contact', '  401 403 403 403 403 403   403 403 403 403 403 403   403 200 404 200 404 200   401 401'),
  row('mergeContact', 'contact', '  401 403 403 403 403 403   403 403 403 403 403 403   403 200 404 200 404 200   401 401'),
  row('splitContact', 'contact', '  401 403 403 403 403 403   403 403 403 403 403 403   403 200 404 200 404 200   401 401'),
  row('convertContact', 'contact', '  401 403 403 403 403 403   403 403 403 403 403 403   403 200 404 200 404 200   401 401'),
  row('extendPrivacy', 'privacy', '  401 403 403 403 403 403   403 403 403 403 403 403   403 200 404 200 404 200   401 401'),
  row('unspamContact', 'spam', '  401 403 403 403 403 403   403 403 403 403 403 403   403 200 404 200 404 200   401 401'),
  row('pasteMail', 'contact', '  401 403 403 403 403 403   403 403 403 403 403 403   403 201 404 201 404 201   401 401'),
  row('previewReply', 'contact', '  401 403 403 403 403 403   403 403 403 403 403 403   403 200 404 200 404 200   401 401'),
  row('listReplyTemplates', 'none', '  401 403 403 403 403 403   403 403 403 403 403 403   403 200 200 200 200 200   401 401'),
  row('saveReplyTemplate', 'none', '  401 403 403 403 403 403   403 403 403 403 403 403   403 201 201 403 403 201   401 401'),
  row('removeReplyTemplate', 'none', '  401 403 403 403 403 403   403 403 403 403 403 403   403 200 200 403 403 200   401 401'),
  row('finishTask', 'task', '  401 403 403 403 403 403   403 403 403 403 403 403   403 200 404 200 404 403   401 401'),
  row('createCall', 'none', '  401 403 403 403 403 403   403 403 403 403 403 403   403 403 403 403 403 201   401 401'),
  row('changeCall', 'none', '  401 403 403 403 403 403   403 403 403 403 403 403   403 403 403 403 403 200   401 401'),
  row('listCalls', 'none', '  401 403 403 403 403 403   403 403 403 403 403 403   403 403 403 403 403 200   401 401'),
  row('addExtension', 'none', '  401 403 403 403 403 403   403 403 403 403 403 403   403 403 403 403 403 201   401 401'),
  row('undo', 'in-review', '  401 403 403 403 403 403   403 403 403 403 403 403   403 409 404 409 404 403   401 401'),
  row('resendLetter', 'in-review', '  401 403 403 403 403 403   403 403 403 403 403 403   403 201 404 201 404 403   401 401'),
  row('revokeLink', 'in-review', '  401 403 403 403 403 403   403 403 403 403 403 403   403 200 404 200 404 403   401 401'),
  row('revokeOwnLink', 'in-review', '  401 403 403 403 200 404   403 404 404 404 404 404   404 404 404 404 404 404   401 401'),
  row('readSettings', 'none', '  401 403 403 403 403 403   403 200 200 200 200 200   403 200 200 200 200 200   401 401'),
  row('setMailing', 'none', '  401 403 403 403 403 403   403 200 200 200 200 200   403 200 200 200 200 200   401 401'),
  row('setAbsence', 'none', '  401 403 403 403 403 403   403 200 200 200 200 200   403 200 200 200 200 200   401 401'),
  row('setAbsenceOf', 'none', '  401 403 403 403 403 403   403 403 403 403 403 403   403 403 403 403 403 200   401 401'),
  row('addPerson', 'none', '  401 403 403 403 403 403   403 403 403 403 403 403   403 403 403 403 403 201   401 401'),
  row('changePerson', 'none', '  401 403 403 403 403 403   403 403 403 403 403 403   403 403 403 403 403 200   401 401'),
  row('listPeople', 'none', '  401 403 403 403 403 403   403 403 403 403 403 403   403 403 403 403 403 200   401 401'),
  row('listUndelivered', 'none', '  401 403 403 403 403 403   403 403 403 403 403 403   403 403 403 403 403 200   401 401'),
  row('listSuspects', 'in-review', '  401 403 403 403 403 403   403 403 403 403 403 403   403 200 404 200 404 200   401 401'),
  row('purgeText', 'in-review', '  401 403 403 403 403 403   403 403 403 403 403 403   403 200 404 200 404 200   401 401'),
  row('readOwnData', 'none', '  401 403 403 403 200 200   403 200 200 200 200 200   200 200 200 200 200 200   401 401'),
  row('findPerson', 'none', '  401 403 403 403 403 403   403 403 403 403 403 403   403 403 403 403 403 200   401 401'),
  row('readPersonData', 'none', '  401 403 403 403 403 403   403 403 403 403 403 403   403 403 403 403 403 200   401 401'),
  row('erasePerson', 'none', '  401 403 403 403 403 403   403 403 403 403 403 403   403 403 403 403 403 409   401 401'),
  row('verifyRecord', 'in-review', '  401 403 403 403 403 403   403 403 403 403 403 403   403 403 403 403 403 200   401 401'),
];
