const nl = {
  email: 'Uw e-mailadres',
  emailHint: 'Het adres dat u hier eerder gebruikte. De link komt op dat adres.',
  askLink: 'Mail mij een link',
  dead: { title: 'Deze link werkt niet meer', lead: 'De link is gebruikt, verlopen of vervangen door een nieuwere. Zo krijgt u een nieuwe:' },
  get: {
    title: 'Vraag een link aan',
    lead: 'Vul uw e-mailadres in. Kennen wij het, dan komt er binnen enkele minuten een link per mail. Die werkt één keer, 60 minuten lang.',
    staff: 'Werkt u bij ons?',
    staffLink: 'Log in met uw account van de organisatie',
  },
  problem: {
    what: 'Wat u kunt nakijken',
    retry: 'Probeer het over {time} opnieuw.',
    notDone: 'Er is niets verstuurd en niets veranderd. Wat u hebt ingevuld, staat nog in uw browser: ga één stap terug.',
    perhapsDone:
      'Wat u hebt ingevuld, staat nog in uw browser: ga één stap terug en verstuur het opnieuw. Is het toch aangekomen, dan gebeurt het geen tweede keer.',
    signIn: 'Zo logt u in',
    signInLead: 'Vul uw e-mailadres in. Kennen wij het, dan krijgt u per mail een link die één keer werkt, 60 minuten lang.',
    stillStuck: 'Blijft het misgaan? Bel of mail ons en noem dit nummer. Onze gegevens staan hieronder.',
    request: 'Nummer van dit verzoek',
  },
  missing: {
    title: 'Deze pagina bestaat niet',
    lead: 'Er staat hier niets. Kijk of het adres klopt: bij een lange link in een mail valt er soms een stuk af.',
    ways: 'U kunt ook hier verder:',
    home: 'Naar het begin',
    link: 'Vraag een link aan naar wat u hebt ingestuurd',
    contact: 'Stel ons een vraag',
  },
};
const en: typeof nl = {
  email: 'Your e-mail address',
  emailHint: 'The address that you used here before. The link comes to that address.',
  askLink: 'Mail me a link',
  dead: { title: 'This link no longer works', lead: 'It has been used, has expired, or was replaced by a newer one. You get a new one like this:' },
  get: {
    title: 'Get a link',
    lead: 'Enter your e-mail address. If we know it, a link comes by mail within a few minutes. It works once, for 60 minutes.',
    staff: 'Do you work with us?',
    staffLink: 'Sign in with your account of the organisation',
  },
  problem: {
    what: 'What to check',
    retry: 'Try again in {time}.',
    notDone: 'Nothing was sent and nothing has changed. What you filled in is still in your browser: go back one step.',
    perhapsDone:
      'What you filled in is still in your browser: go back one step and send it again. If it reached us after all, it does not happen a second time.',
    signIn: 'This is how you sign in',
    signInLead: 'Enter your e-mail address. If we know it, you get a link by mail that works once, for 60 minutes.',
    stillStuck: 'Does it keep going wrong? Call or mail us, as given below, and mention this number.',
    request: 'Number of this request',
  },
  missing: {
    title: 'There is no such page',
    lead: 'Nothing stands here. See whether the address is right: a long link in a mail sometimes loses its end.',
    ways: 'You can also go on here:',
    home: 'To the beginning',
    link: 'Get a link to what you sent in',
    contact: 'Ask us a question',
  },
};
/** How to get a link by mail, and what is said where something is refused: every function with pages may need it. */
export const linkWords = { nl, en };
