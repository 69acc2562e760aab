/** English words for what can be in the way of a proposal on its way in: calls, teams, the second step, the checks at the door. */
export const en = {
  problems: {
    'team.not-allowed': { title: 'Your role in this team does not allow this', detail: 'Ask the applicant to do it, or to give you another role.' },
    'team.exists': { title: 'This person is in the team already', detail: 'To give another role, remove the person first and then ask again.' },
    'team.full': { title: 'The team is complete', detail: 'Up to five people can join you. Remove somebody first, also if an invitation is still open.' },
    'team.unknown': { title: 'This person is not in the team', detail: 'Reload the page to see who is in it now.' },
    'screening.open': {
      title: 'Not every check has been answered with yes',
      detail: 'Look at the checks named. Ask the applicant where something is unclear, or end the proposal where one of them fails.',
    },
    'screening.reason': {
      title: 'This reason belongs to a check that did not fail',
      detail: 'Answer that check with no, or choose the reason of the check that failed.',
    },
    'screening.target': { title: 'Say where it belongs', detail: 'Choose a place where you send a proposal on to; leave it out where you do not.' },
    'proposal.step-2-missing': {
      title: 'The second step is not filled in yet',
      detail: 'Ask the applicant for the rest of the form. Once it is there, the proposal can be admitted.',
    },
    'proposal.step-2-there': {
      title: 'The form is complete already',
      detail: 'Nothing of it needs to be asked. Admit the proposal, or ask a question in your own words.',
    },
    'call.unknown': { title: 'There is no such call', detail: 'Look at the list of calls, or start a proposal in the open intake.' },
    'call.invitation': { title: 'This call is by invitation', detail: 'Enter the code from your invitation, or start a proposal in the open intake.' },
    'call.not-open': { title: 'This call is not open yet', detail: 'Your draft is kept. Send it in once the call has opened, or move it to the open intake.' },
    'call.closed': {
      title: 'This call is closed',
      detail: 'Nothing can be sent in or corrected here any more. A draft is kept, and you can move it to the open intake, which never closes.',
    },
    'call.full': {
      title: 'Your organisation has used its share of this call',
      detail: 'Withdraw another proposal of your organisation first, or move this draft to the open intake.',
    },
    'call.frozen': { title: 'This call has opened', detail: 'Only its words and a later end can still be changed. Make a new call for other rules.' },
    'call.extension': { title: 'This code does not work here', detail: 'Check the code. It may have been meant for another call, or its time is over.' },
  },
  fields: {
    'team.self': 'This is your own address. Enter the one of somebody else.',
    'team.unknown': 'This person is not in the team. Reload the page.',
    'check.missing': 'This check has not been made yet.',
    'check.no': 'This check was answered with no.',
    'check.ask': 'This check waits for the applicant. Ask first.',
    'check.reason': 'The reason belongs to this check, which was not answered with no.',
    'check.target': 'Choose where it belongs if you send it on, and only then.',
    'call.unknown': 'There is no such call. Choose one from the list.',
    'call.not-open': 'This call opens on {date}. Wait until then, or move your draft to the open intake.',
    'call.closed': 'This call closed on {date}. Move your draft to the open intake; there you can send it in at any time.',
    'call.full': 'The most that one organisation can send in here is {n}. Move this draft to the open intake.',
    'call.frozen': 'This can no longer be changed, as the call has opened.',
    'call.dates': 'This date is too early. Choose a later one.',
    'call.sealed': 'A sealed call needs an end: that is when the seal is taken off.',
    'call.rubric': 'There is no such rubric. Choose one from the list.',
    'call.quorum': 'There cannot be more reviews needed than reviewers are asked.',
    'call.extension': 'This code does not work here. Check it, or ask for a new one.',
  },
};
