import type { Common } from './said.ts';

const by = {
  en: (date: string | undefined): string => (date ? ` by ${date} at the latest` : ''),
  nl: (date: string | undefined): string => (date ? ` uiterlijk ${date}` : ''),
};

const nl: Common = {
  greeting: { named: ['Beste ', ','], plain: 'Goedendag,' },
  closing: 'Met vriendelijke groet,',
  fact: {
    reference: 'Kenmerk',
    title: 'Titel',
    subject: 'Onderwerp',
    receivedAt: 'Ontvangen',
    receipt: 'Ontvangstbewijs (SHA-256)',
    reviewer: 'Beoordelaar',
    due: 'Uiterlijk',
    name: 'Naam',
    organisation: 'Organisatie',
    email: 'E-mailadres',
  },
  nextHeading: 'Hoe het verdergaat',
  step: {
    submit: () => 'Uw voorstel is nog een concept. Wij beginnen zodra u het indient.',
    'first-reply': (date, kind) =>
      kind === 'contact-request'
        ? `Een liaison leest uw bericht. U krijgt${by.nl(date)} een persoonlijk antwoord.`
        : `Een liaison pakt uw voorstel${by.nl(date)} op.`,
    decision: (date) =>
      date
        ? `U krijgt uiterlijk ${date} een besluit. Verschuift die datum, dan staat de nieuwe op uw statuspagina.`
        : 'U krijgt een besluit. De verwachte datum staat op uw statuspagina.',
    answer: (date) => `Wij wachten op uw antwoord${date ? `, liefst uiterlijk ${date}` : ''}. Tot het er is, staat onze termijn stil.`,
    'read-letter': (date) =>
      date
        ? `Lees het besluit: wat wij adviseren en wat u kunt doen. Bent u het er niet mee eens? Tot en met ${date} kunt u om heroverweging vragen.`
        : 'Lees het besluit: wat wij adviseren, wat u kunt doen en tot wanneer.',
    conditions: (date) => `Lees het besluit en laat${by.nl(date)} zien dat u aan de voorwaarden voldoet.`,
    pitch: () => 'Uw liaison stemt met u af wanneer u uw pitch geeft. De datum staat daarna bij uw voorstel.',
    reserve: (date) => `Uw voorstel staat op de reservelijst${date ? ` tot en met ${date}` : ''}. Komt er een plaats vrij, dan hoort u het meteen.`,
    improve: (date) =>
      `Lees wat wij adviseren, verbeter uw voorstel en dien het opnieuw in.${date ? ` Bent u het niet eens met het besluit? Tot en met ${date} kunt u om heroverweging vragen.` : ''}`,
    'second-look': () => 'Wij kijken opnieuw naar het besluit. U krijgt daar antwoord op.',
    confirm: (date, _kind, until) =>
      `Laat ons${date ? ` liefst uiterlijk ${date}` : ''} weten of u de ondersteuning wilt.${until ? ` Lukt dat niet eerder, dan kan het nog tot en met ${until}. Daarna vervalt het aanbod.` : ''}`,
    support: () => 'Uw liaison neemt contact met u op om de eerste stap af te spreken.',
    none: () => 'U hoeft niets te doen.',
  },
  link: {
    item: 'De link werkt zolang uw bericht of voorstel bij ons staat. Houd hem voor uzelf: wie hem heeft, kan zien hoe ver het is.',
    draft: 'De link werkt zolang uw voorstel bij ons staat. Houd hem voor uzelf: wie hem heeft, kan uw concept openen.',
    'sign-in': 'De link werkt één keer, 60 minuten lang, in elke browser. Geef hem nooit door.',
    team: 'De link werkt zolang u in het team zit. Houd hem voor uzelf: wie hem heeft, kan als u meedoen.',
    invitation:
      'De link werkt tot uw rol in deze beoordeling eindigt. U ziet de titel, de openbare samenvatting, waar het over gaat en wie erbij betrokken zijn: genoeg om te zien of u vrij bent om te oordelen. Wilt u meer lezen? Dan vragen wij u eerst in te loggen.',
    blindInvitation:
      'De link werkt tot uw rol in deze beoordeling eindigt. U ziet de titel, de openbare samenvatting en waar het over gaat, maar niet van wie het voorstel is. Wilt u meer lezen? Dan vragen wij u eerst in te loggen.',
    button: 'U komt op een pagina met één knop. Er gebeurt niets zolang u niet op die knop drukt.',
  },
  getLink: {
    label: 'Vraag een link aan',
    explained:
      'Om te lezen of iets te doen hebt u een nieuwe link nodig. Vul op de pagina hieronder uw e-mailadres in; de link komt per mail en werkt één keer, 60 minuten lang.',
  },
  desk: { label: 'Log in' },
  contactHeading: 'Bij wie u terechtkunt',
  liaison: ['Uw liaison is ', '.'],
  contact: (email, phone) => `U bereikt ons via ${email} of ${phone}.`,
  reply: 'U kunt ook gewoon op deze mail antwoorden.',
};

const en: Common = {
  greeting: { named: ['Dear ', ','], plain: 'Hello,' },
  closing: 'Kind regards,',
  fact: {
    reference: 'Reference',
    title: 'Title',
    subject: 'Subject',
    receivedAt: 'Received',
    receipt: 'Receipt (SHA-256)',
    reviewer: 'Reviewer',
    due: 'Due',
    name: 'Name',
    organisation: 'Organisation',
    email: 'E-mail address',
  },
  nextHeading: 'What happens next',
  step: {
    submit: () => 'Your proposal is still a draft. We start once you send it in.',
    'first-reply': (date, kind) =>
      kind === 'contact-request' ? `A liaison reads your message. You get a personal reply${by.en(date)}.` : `A liaison takes up your proposal${by.en(date)}.`,
    decision: (date) =>
      date
        ? `You get a decision by ${date} at the latest. If that date moves, your status page shows the new one.`
        : 'You get a decision. The expected date stands on your status page.',
    answer: (date) => `We wait for your answer${date ? `, if possible by ${date}` : ''}. Until it is here, our own clock stands still.`,
    'read-letter': (date) =>
      date
        ? `Read the decision: what we advise, and what you can do. Do you disagree with it? You can ask for a reconsideration until ${date}.`
        : 'Read the decision: what we advise, what you can do, and until when.',
    conditions: (date) => `Read the decision and show${by.en(date)} that you meet its conditions.`,
    pitch: () => 'Your liaison agrees with you when you give your pitch. The date then stands with your proposal.',
    reserve: (date) => `Your proposal is on the reserve list${date ? ` until ${date}` : ''}. If a place comes free, you hear of it at once.`,
    improve: (date) =>
      `Read what we advise, improve your proposal and send it in again.${date ? ` Do you disagree with the decision? You can ask for a reconsideration until ${date}.` : ''}`,
    'second-look': () => 'We look at the decision again. You get an answer.',
    confirm: (date, _kind, until) =>
      `Please tell us${date ? `, by ${date} if you can,` : ''} whether you want the support.${until ? ` If that is too early, you can still take it until ${until}. After that the offer ends.` : ''}`,
    support: () => 'Your liaison gets in touch to agree on the first step.',
    none: () => 'Nothing is asked of you.',
  },
  link: {
    item: 'The link works for as long as your item is with us. Keep it to yourself: whoever has it can see how far it is.',
    draft: 'The link works for as long as your proposal is with us. Keep it to yourself: whoever has it can open your draft.',
    'sign-in': 'The link works once, for 60 minutes, in any browser. Never pass it on.',
    team: 'The link works for as long as you are in the team. Keep it to yourself: whoever has it can take part as you.',
    invitation:
      'The link works until your part in this review ends. It shows the title, the public abstract, what it is about and who is involved, enough to see whether you are free to judge. You are asked to sign in before you read more.',
    blindInvitation:
      'The link works until your part in this review ends. It shows the title, the public abstract and what it is about, but not whose proposal it is. You are asked to sign in before you read more.',
    button: 'It opens a page with one button. Nothing happens until you press that button.',
  },
  getLink: {
    label: 'Get a link',
    explained: 'To read or to act you need a fresh link. Enter your e-mail address on the page below; the link comes by mail and works once, for 60 minutes.',
  },
  desk: { label: 'Sign in' },
  contactHeading: 'Who to turn to',
  liaison: ['Your liaison is ', '.'],
  contact: (email, phone) => `You reach us at ${email} or ${phone}.`,
  reply: 'You can also simply reply to this mail.',
};

/** What letters have in common, in each language. */
export const COMMON: { readonly nl: Common; readonly en: Common } = { nl, en };
