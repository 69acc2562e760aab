/** Why marks were not corrected for the severity of reviewers, in a sentence each, and what only an assumption compares. */
export const en = {
  'no-marks': 'There is no mark yet.',
  'no-spread': 'All marks are equal, so that nothing tells proposals or reviewers apart.',
  'few-reviewers':
    '{have} reviewers have at least {reviewsEach} marks of proposals that others marked too; {need} are needed to tell a severe reviewer from a weak proposal. The plain means stand.',
  'offsets-not-clear':
    'The reviewers do not clearly differ in severity, so that no mark was corrected. The plain means stand; an interval is widened where the plain mean lies outside it.',
  'separate-groups':
    'The proposals fall into {groups} groups that share no reviewer; between groups they are compared only on the assumption that reviewers are equally severe on average.',
};
