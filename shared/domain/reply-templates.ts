type Words = { readonly name: string; readonly text: string };
export type Shipped = { readonly id: string; readonly kind: string; readonly nl: Words; readonly en: Words };

/** Texts to begin a reply with. Greeting and signature belong to the letter around them. */
export const SHIPPED: readonly Shipped[] = [
  {
    id: 'join-cop',
    kind: 'join-cop',
    nl: {
      name: 'Lid worden',
      text: 'Wat goed dat u wilt meedoen aan de {{community}}.\n\nLid worden kan voor organisaties die zelf industriële installaties beheren, die er beveiliging voor maken of er onderzoek naar doen. Lidmaatschap kost niets. Wij komen ongeveer elke twee maanden bij elkaar en vragen leden om open te delen wat zij leren en om het TLP-label van anderen te volgen.\n\nWilt u ons laten weten wie er namens u meedoet, in welke rol, en welke installaties of onderwerpen voor u van belang zijn? Dan spreek ik met u af wanneer u voor het eerst aanschuift.',
    },
    en: {
      name: 'Joining',
      text: 'Good to hear that you want to join the {{community}}.\n\nMembership is open to organisations that run industrial installations, secure them or do research on them. It costs nothing. We meet about every two months; members share openly what they learn and keep to the TLP label that others choose.\n\nCould you tell us who would take part for you, in which role, and which installations or topics matter to you? Then we agree on your first meeting.',
    },
  },
  {
    id: 'newsletter',
    kind: 'newsletter',
    nl: {
      name: 'Nieuwsbrief: aanmelden',
      text: 'Dank voor uw belangstelling voor de OT-nieuwsbrief. Wij sturen hem alleen aan wie dat zelf heeft bevestigd: u krijgt van ons een mail met een link, en pas als u daarmee bevestigt, staat u op de lijst. Afmelden kan in elke nieuwsbrief met één klik.',
    },
    en: {
      name: 'Newsletter: subscribe',
      text: 'Thank you for your interest in the OT newsletter. We only send it to people who have confirmed it themselves: you get a mail from us with a link, and you are on the list once you have confirmed. Every issue lets you unsubscribe with one click.',
    },
  },
  {
    id: 'unsubscribe',
    kind: 'newsletter',
    nl: {
      name: 'Nieuwsbrief: afmelden',
      text: 'Wij hebben dit adres van de lijst van de OT-nieuwsbrief gehaald. U krijgt hem niet meer. Komt er toch nog een? Laat het ons dan weten onder vermelding van {{reference}}; dan zoeken wij uit waar het misgaat. Onze excuses als u dit vaker hebt moeten vragen.',
    },
    en: {
      name: 'Newsletter: unsubscribe',
      text: 'We have taken this address off the list of the OT newsletter. You will not get it again. Should another one arrive all the same, tell us and mention {{reference}}; then we find out what goes wrong. Our apologies if you had to ask more than once.',
    },
  },
  {
    id: 'innovation-scope',
    kind: 'innovation',
    nl: {
      name: 'Innovatie: past dit bij ons?',
      text: 'Dank voor uw vraag. Wij kijken naar innovaties die de beveiliging van industriële installaties verbeteren, van idee tot proefopstelling. Een Nederlandse vestiging is niet nodig, een duidelijk OT-probleem wel. Producten voor gewone kantoor-IT passen niet bij ons.\n\nHet eerste deel van het formulier kost ongeveer tien minuten en is genoeg om te zien of wij iets kunnen betekenen: {{site}}. De rest vragen wij pas als het past. Zet niets vertrouwelijks in de openbare samenvatting. Belt u liever eerst? Dat kan: {{phone}}.',
    },
    en: {
      name: 'Innovation: is it in scope?',
      text: 'Thank you for asking. We look at innovations that improve the security of industrial installations, from an idea to a pilot. You need no Dutch entity, but you do need a clear OT problem. Products for ordinary office IT are not for us.\n\nThe first part of the form takes about ten minutes and is enough to see whether we can help: {{site}}. We ask for the rest only if it fits. Please put nothing confidential in the public abstract. Would you rather talk first? Call us: {{phone}}.',
    },
  },
  {
    id: 'demand',
    kind: 'demand',
    nl: {
      name: 'Vraagstuk: wie kan helpen?',
      text: 'Dank dat u uw vraagstuk met ons deelt. Wij zoeken in ons netwerk naar partijen en ervaringen die hierbij passen. Uw naam en die van uw organisatie geven wij daarbij niet door zonder dat u het goedvindt.\n\nHelpt u ons met drie dingen: om welk soort installatie gaat het, wat mag er absoluut niet stilvallen, en wanneer moet er een oplossing zijn? Noem geen adressen of wachtwoorden; die hebben wij niet nodig.',
    },
    en: {
      name: 'Problem: who can help?',
      text: 'Thank you for sharing your problem with us. We look in our network for parties and experience that fit. Neither your name nor that of your organisation is passed on without your consent.\n\nCould you help us with three things: what kind of installation is it, what must never stop, and by when do you need a solution? Please mention no addresses or passwords; we do not need them.',
    },
  },
  {
    id: 'share-info',
    kind: 'share-info',
    nl: {
      name: 'Informatie delen',
      text: 'Dank voor wat u aanbood. Onze redactie leest het en laat u weten of en wanneer wij het plaatsen. Wij plaatsen alleen wat iets toevoegt voor mensen die met industriële installaties werken; reclame laten wij weg.\n\nWilt u bevestigen dat wij het mogen plaatsen, met uw naam erbij, en welk TLP-label erop hoort?',
    },
    en: {
      name: 'Sharing information',
      text: 'Thank you for your offer. Our editors read it and tell you whether and when we publish it. We only publish what helps people who work with industrial installations; we leave out advertising.\n\nWould you confirm that we may publish it, under your name, and which TLP label it carries?',
    },
  },
  {
    id: 'expert-session',
    kind: 'expert-session',
    nl: {
      name: 'Expertsessie',
      text: 'Dank voor uw bericht over onze expertsessies. Zij zijn er voor leden en voor gasten die iets komen inbrengen; het TLP-label van de spreker bepaalt wie erbij mag zijn en of er iets wordt vastgelegd.\n\nWilt u komen luisteren, laat dan weten welk onderwerp u zoekt. Wilt u spreken, stuur dan een titel, drie zinnen over wat mensen er morgen mee kunnen, en het label. Daarna noem ik u een datum.',
    },
    en: {
      name: 'Expert session',
      text: 'Thank you for writing about our expert sessions. They are for members, and for guests who bring something along; the TLP label of the speaker decides who may attend and whether anything is recorded.\n\nDo you want to attend? Tell us which topic you are looking for. Do you want to speak? Send a title, three sentences on what people can do with it tomorrow, and the label. Then I name a date.',
    },
  },
  {
    id: 'test-facility',
    kind: 'test-facility',
    nl: {
      name: 'Pilotlocatie of testfaciliteit',
      text: 'Dank voor uw vraag. Een plek voor een proef zoeken wij samen met de beheerder van een installatie, en die wil eerst weten wat er gebeurt als uw oplossing uitvalt. Vul daarom het eerste deel van het formulier in: {{site}}. Daarmee kan ik gericht navragen wie er wil meedoen. Wij beloven geen plek, wel een eerlijk antwoord.',
    },
    en: {
      name: 'Pilot site or test facility',
      text: 'Thank you for asking. We look for a pilot site together with whoever runs the installation, and they first want to know what happens when your solution fails. Please fill in the first part of the form for that: {{site}}. It lets me ask around in earnest. We cannot promise a site, but you get a straight answer.',
    },
  },
  {
    id: 'status',
    kind: 'status',
    nl: {
      name: 'Hoe ver is mijn voorstel?',
      text: 'Hoe ver een voorstel is, leest u zelf op uw statuspagina, met de volgende stap en de datum. Vraag op {{site}} een link aan met het e-mailadres waarmee u het hebt ingediend; hij komt per mail en werkt één keer.\n\nUit voorzorg zeggen wij in een mail niet of een adres of kenmerk bij ons bekend is. Klopt er iets niet op uw statuspagina, of is de datum voorbij? Bel ons dan: {{phone}}.',
    },
    en: {
      name: 'Where does my proposal stand?',
      text: 'Where a proposal stands, with the next step and its date, you can read on your status page. Ask for a link at {{site}} with the e-mail address with which you sent it in; it comes by mail and works once.\n\nAs a precaution we do not say in a mail whether we know an address or a reference. Is something wrong on your status page, or has its date passed? Then call us: {{phone}}.',
    },
  },
  {
    id: 'appeal',
    kind: 'feedback-appeal',
    nl: {
      name: 'Niet eens met een besluit',
      text: 'Vervelend dat het besluit niet overeenkomt met wat u bedoelde. U kunt om heroverweging vragen tot vier weken na de bekendmaking: schrijf op welk punt volgens u niet klopt en waar het in uw voorstel staat. Iemand die niet bij het besluit betrokken was, kijkt er dan opnieuw naar, en u krijgt daar bericht over.\n\nNieuwe gegevens of een gewijzigd plan? Dan is een nieuw voorstel vaak de snellere weg. Ik denk daar graag over mee.',
    },
    en: {
      name: 'Disagreeing with a decision',
      text: 'I am sorry that the decision does not match what you meant. You can ask for a reconsideration until four weeks after it was announced: write down which point is wrong in your view and where your proposal says so. Somebody who had no part in the decision then looks at it again, and you hear from us.\n\nNew facts, or a changed plan? Then a new proposal is often the faster way. I am happy to think along.',
    },
  },
  {
    id: 'privacy',
    kind: 'privacy',
    nl: {
      name: 'Privacyverzoek',
      text: 'Wij hebben uw verzoek over uw persoonsgegevens ontvangen en nemen het in behandeling. U krijgt binnen één maand antwoord, en als het kan binnen tien werkdagen. Lukt dat niet omdat het verzoek ingewikkeld is, dan hoort u dat binnen die maand van ons, met de reden.\n\nOm zeker te weten dat wij alleen u over uw gegevens vertellen, vragen wij u om te antwoorden via de link die u per mail krijgt als u op {{site}} uw e-mailadres invult. Een kopie van een identiteitsbewijs hebben wij niet nodig; stuur die niet.',
    },
    en: {
      name: 'Privacy request',
      text: 'We have received your request about your personal data and are working on it. You get an answer within one month, and within ten working days if we can. Should that not be possible because the request is complex, we tell you so within that month, with the reason.\n\nTo be sure that we tell nobody else about your data, please answer through the link that you get by mail when you enter your e-mail address at {{site}}. We need no copy of an identity document; please do not send one.',
    },
  },
  {
    id: 'press',
    kind: 'press',
    nl: {
      name: 'Pers',
      text: 'Dank voor uw vraag. Over afzonderlijke voorstellen, deelnemers of incidenten doen wij geen mededelingen. Over ons werk en over de beveiliging van industriële installaties in het algemeen vertellen wij graag. Laat weten wat uw vragen zijn, voor welk medium, en wanneer uw deadline is; dan bel ik u zo snel als het kan. Haast? {{phone}}.',
    },
    en: {
      name: 'Press',
      text: 'Thank you for getting in touch. We do not comment on single proposals, members or incidents. We are glad to talk about our work and about the security of industrial installations in general. Tell us your questions, for which medium they are, and your deadline; then I call you as soon as I can. In a hurry? {{phone}}.',
    },
  },
  {
    id: 'redirect',
    kind: 'other',
    nl: {
      name: 'Hoort ergens anders',
      text: 'Dank voor uw bericht. Wij gaan hier niet over, en willen u niet laten wachten. Een incident of een verdachte situatie hoort bij uw eigen CERT of het nationale CSIRT; een kwetsbaarheid die u hebt gevonden, hoort bij de leverancier of het meldpunt. Weet u niet bij wie u moet zijn? Bel ons: {{phone}}. Dan zoeken wij het samen uit.',
    },
    en: {
      name: 'Belongs elsewhere',
      text: 'Thank you for writing. This is not in our hands, and we do not want to keep you waiting. An incident or something suspicious belongs with your own CERT or the national CSIRT; a vulnerability that you found belongs with the vendor or the disclosure desk. Do you not know where to turn? Call us: {{phone}}. We sort it out together.',
    },
  },
  {
    id: 'out-of-scope',
    kind: 'other',
    nl: {
      name: 'Valt buiten wat wij doen',
      text: 'Dank dat u aan ons dacht. Wij richten ons op de beveiliging van industriële installaties en kunnen u hiermee daarom niet verder helpen. Dat zegt niets over de waarde van uw vraag of aanbod. Ziet u zelf een verband met industriële installaties dat wij missen? Leg het uit in een antwoord op deze mail, dan kijken wij opnieuw.',
    },
    en: {
      name: 'Outside what we do',
      text: 'Thank you for thinking of us. We work on the security of industrial installations and cannot help you further with this. That says nothing about the worth of your question or offer. Do you see a link with industrial installations that we miss? Explain it in a reply to this mail, and we look again.',
    },
  },
];
