/** English words for what can be in the way of a review: of its marks and comments, its form on paper, its ties. */
export const en = {
  problems: {
    'review.incomplete': { title: 'Your review is not complete', detail: 'Fill in the points named and send it in again.' },
    'review.draft-changed': {
      title: 'Your draft was saved in another window meanwhile',
      detail: 'What you typed here has not been saved yet. Compare it with what was saved there, then save what you want to keep.',
    },
    'review.round-closed': {
      title: 'This round of reviews has closed',
      detail: 'A review can no longer be sent in. Tell the liaison what the chair should still know.',
    },
    'review.text-changed': {
      title: 'The proposal has changed meanwhile',
      detail: 'Nothing was sent in and your text is still here. Look at what is different, change what you need to and send the review in again.',
    },
    'review.sent': {
      title: 'You have sent this review in already',
      detail: 'What you typed here has not been kept. Copy it, open the review that you sent in and choose “Change your review”, as long as the round is open.',
    },
    'review.not-sent': { title: 'There is no review to open', detail: 'Only a review that was sent in and still counts can be opened again. Reload the page.' },
    'review.form': {
      title: 'Some lines of your form are not right',
      detail: 'Nothing of it was taken. Your whole text is still here: change the lines named and send it again.',
    },
    'assignment.ties': { title: 'First say whether you know one of these', detail: 'Tick the organisations that you have a tie with, or that you have none.' },
  },
  fields: {
    'review.no-such-text': 'This version of the text does not exist. Read the proposal again and send the number that stands there.',
    'review.no-mark': 'Give a mark, or choose “I cannot judge this”.',
    'review.safety-mark': 'Safety must be given a mark for this proposal; “cannot judge” will not do here.',
    'form.head': 'The line with the reference is gone. It begins with “[[sluis-review”; copy it from a form that you download anew.',
    'form.other': 'This form is about another proposal: {n}. Open that one, or paste the right form.',
    'form.heading': 'This is no heading of the form. Restore it, or put a space in front if it belongs to your text.',
    'form.twice': 'This heading stands here for the second time. Remove one of the two and keep your text.',
    'form.missing': 'The heading “[[{n}]]” is gone. Put it back above the answer that belongs there.',
    'form.nowhere': 'This line belongs to no heading. Put it below the heading of its answer.',
    'form.one-line': 'One line is enough here. Move this to a comment or to the note.',
    'form.mark': 'This is no mark. Write 0 to 5, halves such as 3.5 too, or a hyphen if you cannot judge it.',
    'form.in-scope': 'Write yes or no.',
    'form.vote': 'Write yes, no or pitch.',
    'form.confidence': 'Write 1, 2 or 3.',
    'ties.missing': 'Tick at least one organisation, or “With none of these”.',
  },
};
