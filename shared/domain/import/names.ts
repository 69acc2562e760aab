/** A column's name without case, accents, spaces and signs: "E-mail adres" and "emailAdres" are one. */
export const foldKey = (name: string): string =>
  name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');

/** What mailboxes, spreadsheets and earlier forms call their columns, in Dutch and English, by the name that is used here. */
const NAMES: Readonly<Record<string, string>> = {
  kind: 'soort recordtype berichtsoort',
  type: 'messagetype',
  declaredkind: 'categorie category contactkind onderwerpsoort',
  subject: 'onderwerp betreft',
  title: 'titel projecttitel projecttitle projectnaam voorstel proposaltitle',
  message: 'bericht body berichttekst tekst text inhoud content vraag question mailtekst plaintext textbody bodytext',
  abstract: 'samenvatting summary publicabstract publiekesamenvatting korteomschrijving',
  description: 'omschrijving beschrijving toelichting opmerking opmerkingen comments remarks notes',
  from: 'van afzender sender fromfull',
  email: 'emailadres emailaddress mailadres vanadres fromaddress senderemail afzenderadres contactemail mailaddress',
  name: 'naam contactpersoon contactname vannaam fromname sendername naamafzender fullname volledigenaam',
  firstname: 'voornaam givenname',
  lastname: 'achternaam surname familyname',
  organisation: 'organization organisatie bedrijf bedrijfsnaam company companyname instelling werkgever organisatienaam applicantorganisation',
  orgtype: 'organisationtype organizationtype organisatietype typeorganisatie typebedrijf',
  date: 'datum received receivedat ontvangen ontvangenop receivedon datereceived receiveddate datumontvangst ontvangstdatum datumontvangen sent sentat verzonden verzondenop datumtijd datetime timestamp tijdstip created createdat aangemaakt submittedat ingediendop',
  deadline: 'closesat sluitingsdatum sluit einddatum',
  language: 'taal lang',
  tlp: 'tlplabel label classificatie classification vertrouwelijkheid',
  phone: 'telefoon telefoonnummer tel telephone phonenumber mobiel',
  role: 'functie rol jobtitle',
  website: 'url site webadres homepage',
  country: 'land',
  problem: 'probleem probleemstelling',
  solution: 'oplossing',
  evidence: 'bewijs onderbouwing',
  asks: 'hulpvraag vragenaandecommunity',
  team: 'teambeschrijving',
  trl: 'trlnow trlnu',
  trlin12months: 'trlover12maanden',
  languages: 'talen',
  partners: 'partner',
  advisers: 'advisors adviseurs',
  pilotsites: 'pilotlocaties pilots',
  registration: 'kvk kvknummer registrationno registratienummer',
  founded: 'foundedyear opgericht oprichtingsjaar',
  headcount: 'employees medewerkers aantalmedewerkers',
  failure: 'failbehaviour faalgedrag',
  conflictsdeclared: 'belangenconflicten',
  capabilities: 'expertises',
  sectors: 'sectoren sector',
  assets: 'assetclasses',
};

const CANONICAL: ReadonlyMap<string, string> = new Map(
  Object.entries(NAMES).flatMap(([name, aliases]) => [name, ...aliases.split(' ')].map((alias): [string, string] => [foldKey(alias), name])),
);

/** The name that is used here; a column that is not known keeps its own, folded. */
export const nameOf = (column: string): string => {
  const folded = foldKey(column);
  return CANONICAL.get(folded) ?? folded;
};

export const isKnownName = (column: string): boolean => CANONICAL.has(foldKey(column));
