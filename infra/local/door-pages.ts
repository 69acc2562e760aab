import { escapeHtml } from './http.ts';
import type { Mail } from './mailbox.ts';
import type { Person } from './world.ts';

export const welcomePage = (people: readonly Person[], now: Date) => `
<p>The same functions as on AWS, on this machine. It is ${escapeHtml(now.toISOString())} here.</p>
<ol>
<li>Sign in as one of the people below and call the API from this browser, or ask <a href="/">the site</a> for a link by mail.</li>
<li>Read what was mailed in <a href="/_local/mailbox">the mailbox</a>: nothing leaves this machine.</li>
<li>See what programs can do in <a href="/api/openapi.json">the API document</a>.</li>
<li>Look at <a href="/_local/parts">the parts</a> that pages are built with, before you build another.</li>
</ol>
<h2>People</h2>
<ul>${people.map(personRow).join('')}</ul>
<h2>Time</h2>
<p>Move on by
${[
  ['PT1M', 'a minute'],
  ['P1D', 'a day'],
  ['P7D', 'a week'],
]
  .map(
    ([advance, label]) => `<form method="post" action="/_local/clock"><input type="hidden" name="advance" value="${advance}"><button>${label}</button></form>`,
  )
  .join(' ')}</p>`;

const personRow = ({ id, name, email, roles }: Person) => `
<li><form method="post" action="/_local/sign-in"><input type="hidden" name="person" value="${escapeHtml(id)}"><button>Sign in as ${escapeHtml(name)}</button></form>
${escapeHtml(roles.join(', ') || 'applicant')}, <a href="/_local/mailbox?to=${escapeHtml(encodeURIComponent(email))}">${escapeHtml(email)}</a></li>`;

export const mailboxPage = (mails: readonly Mail[]) =>
  mails.length === 0
    ? '<p>No mail yet. <a href="/_local/">Back</a></p>'
    : `<p>${mails.length} mails, the newest first. <a href="/_local/">Back</a></p>${mails.toReversed().map(mailArticle).join('')}`;

const mailArticle = ({ subject, from, to, at, state, text, html }: Mail) => `
<article><h2>${escapeHtml(subject)}</h2>
<p>${escapeHtml(from)} → ${escapeHtml(to.join(', '))}, ${escapeHtml(at)}, ${escapeHtml(state)}</p>
<pre>${withLinks(text || html)}</pre></article>`;

/** Only addresses of this machine become links: a mail is somebody's text. */
const withLinks = (text: string) =>
  escapeHtml(text).replace(/http:\/\/127\.0\.0\.1:\d+\/[\w\-./?=&;%#~+:@]*[\w\-/=]/g, (link) => `<a href="${link}">${link}</a>`);
