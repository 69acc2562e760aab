const nl = {
  open: {
    team: {
      title: 'Doe mee aan een voorstel',
      lead: 'Iemand vraagt u om mee te lezen of mee te schrijven aan een voorstel. Drukt u op de knop, dan zit u in het team.',
      button: 'Doe mee',
    },
    item: {
      title: 'Open uw voorstel of bericht',
      lead: 'Deze link laat uw voorstel of bericht zien: het kenmerk, hoe ver het is en wat er volgt.',
      button: 'Open',
    },
    invitation: {
      title: 'Bekijk uw uitnodiging',
      lead: 'Deze link laat zien wat wij u vragen te beoordelen: de titel, de openbare samenvatting en wie erbij betrokken zijn.',
      button: 'Bekijk de uitnodiging',
    },
    'sign-in': { title: 'Inloggen', lead: 'Met deze link logt u in, in deze browser. De link werkt één keer.', button: 'Log in' },
  },
  openWhy: 'Wij vragen u op de knop te drukken, omdat mailprogramma’s links soms vanzelf openen.',
  sent: {
    title: 'Kijk in uw mail',
    lead: 'Als wij dit adres kennen, is er een link onderweg. Die werkt één keer, 60 minuten lang.',
    wait: 'Na tien minuten nog niets? Kijk in de map met ongewenste mail, controleer het adres en vraag de link opnieuw aan.',
    limit:
      'Naar één adres vertrekken op verzoek hooguit drie brieven per uur. Hebt u er in het afgelopen uur al een gekregen, gebruik dan die link zolang hij nog niet is gebruikt. Anders vraagt u hem over een uur opnieuw aan, of u belt ons.',
    again: 'Vraag opnieuw aan',
  },
};
const en: typeof nl = {
  open: {
    team: {
      title: 'Join in on a proposal',
      lead: 'Somebody asks you to read along with a proposal or to help write it. Press the button, and you are in the team.',
      button: 'Join the team',
    },
    item: {
      title: 'See your proposal or message',
      lead: 'This link shows your proposal or message: its reference, how far it is and what comes next.',
      button: 'Open it',
    },
    invitation: {
      title: 'See your invitation',
      lead: 'This link shows what we ask you to review: the title, the public abstract and who is involved.',
      button: 'See the invitation',
    },
    'sign-in': { title: 'Sign in', lead: 'This link signs you in, in this browser. It works once.', button: 'Sign in' },
  },
  openWhy: 'We ask you to press the button because mail programs sometimes open links by themselves.',
  sent: {
    title: 'Look in your mail',
    lead: 'If we know this address, a link is on its way. It works once, for 60 minutes.',
    wait: 'Nothing after ten minutes? Look in your spam folder, check the address, and ask again.',
    limit:
      'At most three letters an hour leave for one address on request. If one reached you within the last hour, use its link as long as nobody has used it. Otherwise ask again in an hour, or call us.',
    again: 'Ask again',
  },
};
/** Links that came by mail. */
export const openWords = { nl, en };
