/** English words of a list that leaves as a file. */
export const en = {
  column: {
    reference: 'Reference',
    kind: 'Kind',
    title: 'Title',
    stage: 'Stage',
    tlp: 'TLP label',
    owner: 'Owner',
    received: 'Received',
    due: 'Due',
    late: 'Late',
    waitingSince: 'Waiting since',
    language: 'Language',
    contactKind: 'Kind of message',
    queue: 'Queue',
    priority: 'Priority',
    origin: 'Origin',
    flags: 'To be noticed',
    note: 'Note',
    id: 'Number',
  },
  kind: { proposal: 'proposal', 'contact-request': 'message', task: 'task', assignment: 'review' },
  late: 'late',
  withheld: 'Without title: from TLP:AMBER up only a chair or an administrator takes it out.',
};
export type ColumnWords = typeof en;
