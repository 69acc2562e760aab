import { community } from '../../shared/community.ts';
import { dateIn } from '../../shared/domain/date.ts';
import type { NextStep, Status } from '../../shared/domain/view/applicant.ts';
import type { ContactStatus } from '../../shared/domain/view/contact.ts';
import type { InvitationView } from '../../shared/domain/view/reviewer.ts';
import assets from '../../shared/domain/vocabulary/asset-classes.json' with { type: 'json' };
import capabilities from '../../shared/domain/vocabulary/capabilities.json' with { type: 'json' };
import orgTypes from '../../shared/domain/vocabulary/org-types.json' with { type: 'json' };
import sectors from '../../shared/domain/vocabulary/sectors-nis2.json' with { type: 'json' };
import { labelIn, TLP_LABELS, type Words } from '../../shared/domain/vocabulary.ts';
import { contactStageText, nextStepText, stageText } from '../../shared/domain/words/index.ts';
import { html, type Markup, type Part, typed } from '../parts/html.ts';
import { sheet } from '../parts/sheet.ts';
import { type Language, pageWords } from '../words/index.ts';

/** What an opened link may lead to. */
export type Opened = Status | ContactStatus | { readonly kind: 'invitation'; readonly invitation: InvitationView } | { readonly kind: 'signed-in' };

const fact = (name: string, value: Part): Markup => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
const date = (language: Language, iso: string): Markup => html`<time datetime="${iso}">${dateIn(language, iso, community.timeZone) ?? iso}</time>`;
const tag = (reference: string): Markup => html`<p class="tags"><span class="tag">${reference}</span></p>`;

const getLink = (language: Language, why: string): Markup => html`<p>${why}</p>
<p><a href="/${language}/link">${pageWords(language).getLink}</a></p>`;

const liaisonFact = (language: Language, name: string | undefined): Markup => {
  const { status } = pageWords(language);
  return fact(status.liaison, name ? typed(name) : status.noLiaison);
};

/** Steps that we promised; the others wait for the applicant, who needs no apology. */
const OURS: readonly NextStep[] = ['first-reply', 'decision', 'support'];

const unreached = (language: Language, { unreachable }: { readonly unreachable: boolean }): Part =>
  unreachable && html`<p class="alarm">${pageWords(language).status.unreachable} ${community.contact.email}, ${community.contact.phone}.</p>`;

const proposal = (language: Language, item: Status): Markup => {
  const { status, proposalTitle, unverified, act } = pageWords(language);
  return html`${tag(item.reference)}
<h1>${proposalTitle}</h1>
${unreached(language, item)}
${item.late && html`<p class="alarm">${OURS.includes(item.nextStep) ? status.late : status.passed}</p>`}
<dl class="facts">
${fact(status.stage, stageText(item.stage, language))}
${fact(status.next, nextStepText(item.nextStep, language))}
${item.nextDate && fact(status.by, date(language, item.nextDate))}
${item.receivedAt && fact(status.received, date(language, item.receivedAt))}
${liaisonFact(language, item.liaison)}
</dl>
${!item.addressVerified && html`<p class="note">${unverified}</p>`}
${item.stage !== 'draft' && getLink(language, act)}`;
};

const contactRequest = (language: Language, item: ContactStatus): Markup => {
  const { status, contactTitle, contactNext, act } = pageWords(language);
  return html`${tag(item.reference)}
<h1>${contactTitle}</h1>
${unreached(language, item)}
${item.late && html`<p class="alarm">${status.late}</p>`}
<dl class="facts">
${fact(status.stage, contactStageText(item.stage, language))}
${fact(status.next, contactNext[item.stage])}
${item.nextDate && fact(status.by, date(language, item.nextDate))}
${fact(status.received, date(language, item.receivedAt))}
${liaisonFact(language, item.liaison)}
</dl>
${getLink(language, act)}`;
};

const invited = (language: Language, item: InvitationView): Markup => {
  const { invitation: words } = pageWords(language);
  const { organisation } = item;
  const names = (list: readonly string[]): Part => (list.length === 0 ? words.none : html`<ul>${list.map((name) => html`<li>${typed(name)}</li>`)}</ul>`);
  const labels = (list: Words, ids: readonly string[]): string => ids.map((id) => labelIn(list, id, language)).join(', ') || words.none;
  return html`<p class="tags"><span class="tlp tlp-${item.tlp}">${TLP_LABELS[item.tlp]}</span> <span class="tag">${item.reference}</span></p>
<h1>${words.title}</h1>
<p class="note">${words.conflict}</p>
<dl class="facts">
${item.due && fact(words.due, date(language, item.due))}
${fact(words.proposed, html`<span lang="${item.language}">${typed(item.title)}</span>`)}
${fact(words.abstract, html`<span class="prose" lang="${item.language}">${typed(item.abstract)}</span>`)}
${organisation && fact(words.applicant, html`${typed(organisation.name)}, ${labelIn(orgTypes, organisation.type, language)}, ${organisation.country}`)}
${organisation && fact(words.partners, names(organisation.partners))}
${organisation && fact(words.advisers, names(organisation.advisers))}
${organisation && fact(words.pilotSites, names(organisation.pilotSites))}
${fact(words.capabilities, labels(capabilities, item.capabilities))}
${fact(words.assets, labels(assets, item.assets))}
${fact(words.sectors, labels(sectors, item.sectors))}
${item.trl !== undefined && fact(words.trl, item.trl)}
</dl>
${getLink(language, words.next)}`;
};

const signedIn = (language: Language): Markup => {
  const { signedIn: words } = pageWords(language);
  return html`<h1>${words.title}</h1>
<p class="lead">${words.lead}</p>
<p>${words.shared}</p>`;
};

const shown = (language: Language, opened: Opened): { readonly title: string; readonly content: Markup } => {
  const words = pageWords(language);
  switch (opened.kind) {
    case 'proposal':
      return { title: `${words.proposalTitle} ${opened.reference}`, content: proposal(language, opened) };
    case 'contact-request':
      return { title: `${words.contactTitle} ${opened.reference}`, content: contactRequest(language, opened) };
    case 'invitation':
      return { title: `${words.invitation.title} ${opened.invitation.reference}`, content: invited(language, opened.invitation) };
    case 'signed-in':
      return { title: words.signedIn.title, content: signedIn(language) };
  }
};

/** After the button: where the item stands and what comes next, and nothing of its text; an invited reviewer sees enough to declare a conflict. */
export const openedPage = ({ language, status }: { readonly language: Language; readonly status: Opened }): string =>
  sheet({ language, here: `/${language}/opened`, ...shown(language, status) });
