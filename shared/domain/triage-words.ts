import { phrases } from './plain.ts';

const student = phrases(
  'students?|studente?|i (also )?study|ik studeer|i am studying|studying for|thesis|scriptie|afstud%|afstudeer%|graduat%|bachelor%',
  'master (thesis|student|programme|project|degree)|my (msc|bsc|phd|master|bachelor)|msc|bsc|phd|promovend%|hbo|minor|profielwerkstuk',
  'stageplaats|stageplek|internship%|school project|university course',
);
const talent = phrases(
  'internship%|intern|stageplaats|stageplek|stageopdracht|een stage|stage lopen|afstudeeropdracht|afstudeerplek|afstudeerproject',
  '(master|bachelor) ?(thesis|scriptie)? (topic|assignment|position)|thesis topic|thesis (position|project|assignment)|(my|a) (thesis|scriptie)',
  'mijn (scriptie|afstuderen)|traineeship%|trainee',
  'looking for (a |my )?(\\w{1,12} )?(job|work|position|role)|zoek (een |naar een )?(\\w{1,12} )?(baan|werk|functie|stage|bijbaan)',
  'open sollicitatie|solliciteren|sollicitatie|job application|apply for a job|my cv|cv attached|mijn cv|open application|vacancies for me',
  'werkstudent|where i can graduate|graduation project|kan afstuderen',
);
const product = phrases(
  '(our|onze|ons|my|mijn) (\\w{1,14} )?(\\w{1,14} )?(product|tool|solution|platform|sensors?|software|technology|technique|start ?up|algorithm|device|appliance|scanner|box|module|gateway|prototype|innovation|invention|idea|concept|techniek|oplossing|algoritme|innovatie|uitvinding|idee|dienst|service|apparaat|systeem)',
  '(we|i) (make|build|built|develop|developed|are developing|sell|designed|invented|have developed|have built)|we.ve (developed|built)',
  'wij (maken|bouwen|ontwikkelen|ontwikkelden|leveren|verkopen|hebben .. ontwikkeld)|ik (ontwikkel|bouw|maak)|we are a (\\w{1,12} )?start ?up',
  'wij zijn een (\\w{1,12} )?start ?up|spin ?off|trl ?\\d?',
);
const ownAsset = phrases(
  '(our|ours|onze|ons) (\\w{1,16} )?(\\w{1,16} )?(refinery|plants?|factory|factories|terminals?|mill|brewery|dairy|hospital|port|substations?|lines?|hmis?|plcs?|rtus?|dcs|scada|bridges|locks|tunnels|wells|pumps|pumping stations?|treatment|machines|control (network|system)s?|operators|sites?|drives|turbines|pipeline|grid|wind ?parks?|ot|ot network)',
  '(onze|ons) (\\w{1,16} )?(%fabriek%|%gemaal|%gemalen|%sluis%|%sluizen|%brug%|%bruggen|%zuivering%|%installatie%|%ziekenhuis|plc.?s?|hmi.?s?|scada|%besturing%|%machines|%lijnen|%tunnels?|%pompen|%netwerk|%centrale|operators|monteurs|%station%|kassen|terminal|raffinaderij|pompen|%molens)',
  'bij ons (bedrijf|waterschap|werken|op)',
  '(we|wij|i) (run|operate|own|manage|beheren|bedienen|exploiteren|hebben|have) (\\w{1,12} ){0,2}(plants?|factory|factories|terminals?|substations|bridges|locks|tunnels|plcs?|hmis?|drives|machines|gemalen|sluizen|bruggen|tunnels|zuiveringen|fabrieken|installaties)',
  '(we are|wij zijn|i work (at|for)|ik werk bij) (a|an|een) (\\w{1,16} )?(water ?(utility|company|board)|waterschap|drinkwaterbedrijf|refinery|paper mill|dairy|brewery|hospital|port|gemeente|energiebedrijf|netbeheerder|grid operator|fabriek|factory|manufacturer of food|plant)',
);
const problem = phrases(
  'struggl%|moeite (met|om)|problem%|problemen|%probleem|challenge with|vraagstuk',
  '(cannot|can.t|can not|not|niet te|niet meer te) (\\w{1,8} )?patch%|legacy|outdated|verouderd%|unsupported|end of (life|support)|worr(y|ied)',
  'zorgen|bezorgd|lack|missing|missen|geen (overzicht|inzicht|zicht|grip)|no (list|overview|insight|idea|view)|we do not (know|log|see)|flat',
  'alarm fatigue|cannot see|shared accounts|afraid|bang|oude?|old|windows (xp|7|2000|nt|8)|vulnerable|kwetsbaar|auditor|nis2',
  'how do we (secure|protect)|hoe (beveilig|bescherm|voorkom)%',
);
const seekSolution = phrases(
  '(looking|look|search|searching) for (a |an |some )?(\\w{1,14} )?(\\w{1,14} )?(solutions?|tools?|vendors?|suppliers?|part(y|ies)|products?|technolog%|approach|advice|help|partner who)',
  '(zoek|zoeken) (naar )?(een |nu )?(\\w{1,14} )?(\\w{1,14} )?(oplossing%|tool|partij%|leverancier%|product%|techniek%|manier|advies|hulp|monitoring|%detectie)',
  'wanted',
  '(which|welke|what) (\\w{1,14} )?(\\w{1,14} )?(start ?ups?|vendors?|suppliers?|part(y|ies)|solutions?|tools?|products?|innovations?|technolog%|members?|bedrijven|partij%|leverancier%|oplossing%|producten|innovaties|scanner%|kiosk)',
  'who (can help|can advise|has|knows|offers|could help|does)|wie (kan|kent|heeft|biedt|weet)',
  '(can|could) (any|some)(one|body) (help|recommend|advise)',
  'is er (iemand|een) (\\w{1,12} )?(partij|oplossing|best practice|leverancier|tool|start ?up)',
  'is there (a |an |any )?(\\w{1,12} )?(\\w{1,12} )?(solution|tool|product|vendor|best practice|start ?up|supplier)|best practices?',
  'how (do|did) (other|others|the others|you)|hoe (lossen|doen|regelen|voorkomen|pakken) (anderen|andere|jullie|jullie leden)|recommend%',
  'aanbevel%|aanraden|kent u|point us|in contact .. with .. (vendor|start)|advies over|help (us )?choosing|keuze van|any suggestions',
  'does any(one|body) (have|know)|bestaat (daar|hier|er) iets|met wie kunnen|what do other|who has experience|(heeft|hebben) .. ervaring',
  'ervaring mee|would like to know how|graag weten hoe|(heeft|kent|weet) iemand|tips',
);
const pilot = phrases(
  'pilot ?(site|sites|location|locatie|locaties|plek|plekken|host|plant|partner|omgeving|klant)s?( gezocht| wanted)?',
  'test ?(facility|facilities|faciliteit%|locatie%|sites?|lab|labs|laborator%|beds?|omgeving%|environment%|plant|installatie%|center|centre|centrum|track|opstelling%)',
  'proeftuin%|proefopstelling%|field ?(tests?|trials?|lab)|veldproef|veldtest|praktijkproef|praktijktest|living lab|cyber range|digital twin',
  'trial site|demonstration site|demolocatie',
);
const seekPilot = phrases(
  '(where|waar) .. (test|tested|testen|getest|beproeven|try)|(would|want|willing) .. (to test|test it|try it)|pilot (gezocht|wanted)',
  '(host|hosting|run|doen|draaien) (a|our|een|onze) (pilot|proef|trial)',
  '(lab|facility|facilities|faciliteit|environment|omgeving) .. (test|tested|attack|testen|getest|try)',
);
const wants = phrases(
  '(which|welke) (plant|site|factory|company|utility|operator|fabriek|gemeente|waterschap|bedrijf) (would|will|can|wants|wil|kan|zou)|host',
  'look(ing)? for|search(ing)? for|seek|seeking|zoek|zoeken|gezocht|wanted|who is willing|wie wil|want to test',
  'willen .. (testen|beproeven|uitproberen)|in search of|op zoek',
);
const trial = phrases(
  'pilots?|pilot%|trials?|to test|will test|be tested|te testen|testen|getest|to try|proef|%proef|te beproeven|beproeven|run passively|may run',
  'field tests?|three months|drie maanden|weeks|weken',
);
const site = phrases(
  'plants?|factory|utility|utilities|company|operator|operators|terminal|site|sites|host|port|hospital|municipality|%fabriek|%bedrijf',
  'waterschap|gemeente|locatie|haven|netbeheerder|partner|zuivering|gemaal|organisatie',
);
const offerPilot = phrases(
  '(offer|can offer|provide|make available|bieden|stellen|stelt|aanbieden|beschikbaar) .. (pilot|test%|proef%|beschikbaar|lab|plant|facility)',
  '(is|are|zijn) beschikbaar als|available (as|for) (a )?(pilot|test%|trial%|experiments)',
  '(start ?ups|companies|bedrijven) (may|can|mogen|kunnen) .. (test|use|testen|gebruiken|proberen)',
);
const newsletter = phrases('%news ?letters?|%nieuwsbrief|%nieuwsbrieven|mailing ?list|mail ?lijst|verzendlijst|bulletin|mailings?');
const subscribes = phrases(
  'subscribe|subscribing|subscription|sign (me |us )?up|signing up|receive|get|add (me|us|my|our)|put (me|us|my|our)|send (me|us)|ontvang',
  'ontvangen|krijgen|krijg|abonne%|aanmelden|aan te melden|aanmelding|meld (mij|ons) aan|inschrijv%|schrijf (mij|ons) in|zet (mij|ons)',
  'toesturen|opsturen|toevoegen|voeg (mij|ons)|wijzig%|change .. address|nieuw adres|graag|please',
);
const unsubscribe = phrases(
  'unsubscrib%|opt ?out|opting out|uitschrijv%|schrijf (mij|me|ons) .. uit|uitgeschreven',
  'afmeld% (\\w{1,6} ){0,2}(\\w{0,4}nieuwsbrief|mail|mails|mailing|lijst|verzendlijst)',
  '(remove|take|delete|strike|haal|verwijder|wis) (me|us|mij|ons|my (e ?mail )?address|mijn (e ?mail ?)?adres|this address|dit adres) .. (list|newsletter|mailing|mailings|database|lijst|nieuwsbrief|verzendlijst|mailinglijst|bestand)',
  '(from|van) (the|your|de|uw|jullie) (\\w{1,10} )?(mailing ?list|verzendlijst|maillijst|nieuwsbrieflijst)',
  '(stop|cease|quit) (sending|mailing|e ?mailing|with|met) .. (mails?|newsletters?|messages|nieuwsbrie%|berichten|e ?mails?)|stop sending',
  '(no longer|not|don.t|do not|geen|niet) (\\w{1,8} ){0,3}(receive|want|wish|ontvangen|krijgen|hebben) .. (newsletters?|mails?|mailings?|e ?mails?|nieuwsbrie%|mails|berichten)',
  '(geen|no) (more|nieuwsbrieven|nieuwsbrief|mails|mailings) (meer|please|any)|no more (mails?|newsletters?|e ?mails?)',
  '(nieuwsbrief|newsletter|mails?|mailings?) .. (niet meer|no longer|stopzetten|opzeggen|beeindigen|any longer|anymore|any more)',
  'abonnement .. (opzeggen|stopzetten|beeindigen)|cancel .. (newsletter|subscription)|never signed up|nooit aangemeld|haal mij .. lijst',
);
const item = phrases(
  '%white ?papers?|%papers?|reports?|%rapport|%rapporten|blogs?|blog ?posts?|%artikel|%artikelen|articles?|publications?|publicaties?|guides?',
  'guideline%|handreiking%|handboek|handbook|leidraad|webinars?|%symposium|symposia|%event|%events|%evenement%|%conferences?|%congres%',
  'podcasts?|video%|datasets?|data sets?|open source tool|open source|cursus%|courses?|training%|vacature%|vacanc(y|ies)|open dag|open day',
  'themamiddag|%middag|%bijeenkomst|meetup|meet ?up|press release|persbericht|magazine|infographic|checklist|e ?book|studie|study',
  'onderzoeksrapport|lessons|lessen|hackathon|%oefendag|exercise|oefening|demonstratiedag|expo|beurs|fair|newsletter item|case study|story',
  'advisory|tutorial|benchmark|workshop|masterclass',
);
const publishes = phrases(
  'share|publish|announce|promote|spread|distribute|circulate',
  '(list|post|include|mention|add|put|place|bring|feature) (it|this|that|them|our|my|the|a)',
  'on the (\\w{1,10} )?(platform|agenda|calendar|website|site)|in the (calendar|agenda|newsletter)',
  '(knowledge|kennis) ?(platform|base|bank|library)|plaatsen|geplaatst|delen|gedeeld|opnemen|opgenomen|vermelden|aankondigen|aankondiging',
  'verspreiden|onder de aandacht|promoten|publiceren|op (de|het|uw|jullie) (\\w{1,8} )?(agenda|platform|site|website|kalender)',
  'in (de|uw|jullie) (\\w{1,4})?nieuwsbrief|link (it|to it)|something for|iets voor|interessant voor (de|het) (nieuwsbrief|platform|leden)',
);
const wrote = phrases(
  '(we|i|our team) (have )?(just )?(published|wrote|written|organi[sz]e|are organi[sz]ing|host|hosting|made|recorded|released|plan|planning|hold|maintain)',
  '(wij|we|ik) (hebben |heb )?(publiceerden|organiseren|organiseer|schreven|schreef|maakten|geven|houden|geschreven|gepubliceerd|hosten)',
  '(heb|hebben) .. (geschreven|gepubliceerd|gemaakt|georganiseerd)|is out|free (webinar|to download|afternoon|event)|gratis|free|open access',
  'cc by|download|vrij beschikbaar|takes place|vindt plaats',
);
const session = phrases(
  'expert ?sessions?|%expertsessie%|%kennissessie%|sessions?|%sessies?|meetings?|bijeenkomst%|meet ?ups?|workshops?|masterclass%|deep dive',
  'round ?tables?|rondetafel%|panel',
);
const attends = phrases(
  'attend|attending|come (to|along)|join (the|your|a|this|next|us)?|register%|sign up|bijwonen|bij te wonen|deelnemen|deelname|aanschuiven',
  'meedoen|aanmelden|aanmelding|inschrijv%|langskomen|bring (a|along|my)|follow|volgen|te volgen|online|recording%|opname|waiting list',
  'wachtlijst|seats?|plek vrij|plaats|invite%|uitnodiging%|programme|programma|afmelden|cannot (come|attend|be there)|niet (komen|bij zijn)',
  'verhinderd|verhindering|as a guest|als gast',
);
const speaks = phrases(
  '(give|giving|offer|hold|deliver|geven|houden|verzorgen|aanbieden|bieden) (a|an|our|my|een|onze|mijn) (\\w{1,14} )?(\\w{1,14} )?(talk|lecture|session|presentation|workshop|demo|demonstration|masterclass|lezing|sessie|presentatie|praatje|demonstratie)',
  '(talk|lezing|sessie|presentatie|workshop|session) (geven|houden|verzorgen|aanbieden|give|over geven)|%speakers?|%sprekers?|spreker%|keynote',
  'podium|(like to|want to|could|can|would|may|might) ((we|i) )?(speak|present|talk|tell|repeat|show)',
  '(willen|wil|kan|kunnen) .. (presenteren|vertellen|spreken|een lezing|laten zien)',
  'present (our|my|the) (results|work|findings|research|experience)|call for (speakers|papers|presentations)|ervaringen .. delen',
  'share .. experiences?|een sessie (over|geven|houden)|propose a session|stellen voor een sessie|talk offer|een lezing|session idea',
);
const abroad = phrases(
  'delegation%|delegatie%|trade ?missions?|handelsmissie%|embass%|ambassade%|consulate|consulaat|consul|soft ?landing%|chamber of commerce',
  'economic affairs abroad|international (\\w{1,14} )?(collaborat%|cooperat%|partner%|exchange|programme|project|consortium)',
  'internationale (\\w{1,14} )?(samenwerking|partner%|uitwisseling|missie)',
  'partner (programme|program|organi[sz]ation|community) (in|from|abroad)|sister (community|organi[sz]ation|programme)|cross ?border',
  'grensoverschrijdend%|(set up|settle|open (an )?office|establish) .. (netherlands|dutch|hague)|vestigen in nederland',
  '(enter|enter into|access to) (the )?(dutch|german|european|us|american|asian|\\w{1,10}) market|invest in holland|foreign|buitenland%|abroad',
  'overseas|europese partners|horizon|interreg|memorandum of understanding|mou|counterpart|zustercommunity|trade office',
);
const country = phrases(
  'ontario|quebec|canad%|german%|duits%|belg%|vlaanderen|vlaams%|flanders|flemish|antwerpen|french|france|frankrijk|frans%|spain|spanish|ital%',
  'austria%|swiss|switzerland|zwitser%|poland|polish|czech|estonia%|estland|latvia%|lithuania%|finland|finnish|fins%|sweden|swedish|zweed%',
  'zweden|norw%|noorwegen|noors%|denmark|danish|deens%|denemarken|uk|british|brits%|scotland|scottish|ireland|irish|israel%|singapore%|japan%',
  'korea%|taiwan%|india%|australia%|american|united states|usa|us|texas|california|brazil%|ukrain%|oekra%|emirates|saudi|turk%|greece|greek',
  'portug%|romania%|luxemb%|europe%',
);
const visitors = phrases(
  'compan(y|ies)|vendors?|firms?|start ?ups?|cluster|members|programme|program|community|visit%|bezoek%|introduc%|kennismak%|collaborat%',
  'samenwerk%|exchange|uitwissel%|partners?|bedrijven|wants? to (see|learn|meet|enter)|meet|agency|ministry|innovation (agency|hub)',
);

const journalist = phrases(
  'journalist%|reporters?|redacti%|redacteur|correspondent%|news ?papers?|%krant|dagblad|vakblad|trade magazine|nieuwssite|omroep%',
  'broadcasters?|radio|television|tv|rtv|televisie|journaal|nieuwsuur|persvra%|pers(vraag|verzoek|contact)',
  'press (request|enquir%|inquir%|office|officer|question)|media (request|enquir%|inquir%)|evening news|news desk|documentar%|film crew',
  'camera (crew|team)|on camera|wij filmen|saturday.s paper|freelance (writer|journalist)|news agency|persbureau|on the record|off the record',
  'press pass|editor in chief|hoofdredacteur|financial daily|weekly|weekblad|maandblad|talkshow',
);
const article = phrases(
  '(writing|write|preparing|working on|make|making|schrijf|maak|bezig met|werk aan) (\\w{1,10} )?(a |an |een )?(\\w{1,14} )?(article|story|piece|item|report|feature|column|podcast|artikel|verhaal|stuk|reportage|uitzending|hierover)',
  '(for|voor) (an|our|my|een|ons|onze|mijn) (\\w{1,14} )?(article|podcast|story|column|artikel|programma|uitzending|reportage|item)',
  'we broadcast|podcast',
);
const asksWord = phrases(
  'interview%|quote%|comment|reactie|reageren|react|statement|speak (with|to) (the|your|a|one)|spreken (met|over)|call the chair|woordvoerder%',
  'spokes%|voorlicht%|deadline|chair|voorzitter|background talk|expert who can explain|deskundige|in the news|het nieuws|publication',
  'wat vindt u|klopt het|someone to talk to|uw standpunt|your view|explain',
);
const personal = phrases(
  '(my|mijn) (\\w{1,12} )?(data|personal data|personal information|personal details|gegevens|persoonsgegevens|dossier|file)',
  '(data|information|gegevens|informatie|persoonsgegevens) .. (about|of|on|over|van) (me|mij|my person|mijn persoon)',
  'everything .. (about|on) me|alles .. (over|van) mij|persoonsgegevens|inzage ?verzoek|inzageverzoek|personal data|data subject',
  '(my|mijn) (account|profile|profiel)',
);
const law = phrases(
  'gdpr|avg|dsar|sar|privacy ?(request|verzoek|wet%|law|officer|statement)|data protection|gegevensbescherming|inzage%',
  'article (15|16|17|18|20|21)|artikel (15|16|17|18|20|21)|right (to|of) (be forgotten|erasure|access|rectification|object%|portab%)',
  'recht op (inzage|vergetelheid|verwijdering|correctie|rectificatie|dataportabiliteit|gegevenswissing)|verwerkt|autoriteit persoonsgegevens',
  'lawful basis|grondslag|consent withdrawn|withdraw my consent|toestemming in%',
);
const rights = phrases(
  'delete%|erase%|erasure|remove%|removal|forget|destroy|copy of|overview of|access to|which|what|hold|store%|keep|process|wis|wissen|gewist',
  'verwijder%|inzage|inzien|kopie|overzicht|bewaart|bewaar%|verwerkt|welke|vernietig%|correct%|rectif%|transfer%|portab%|send me|confirm',
  'verstrekt|weten',
);
const appealWord = phrases(
  'reconsider%|heroverweg%|appeal|appeals|appealing|appeal against|bezwaar%|in beroep|beroep aan%|niet (mee )?eens|(do not|don.t|not) agree',
  'disagree%|second (look|opinion)|onterecht%|onjuist%|unfair%|unjust%|herbeoordel%|opnieuw (laten )?(beoordel%|bekijken|bekeken)',
  '(looked|look|judged|reviewed) (at )?again|objection|object to|klacht%|complain%|wrongly|factual (error|mistake)',
  'feitelijke (fout|onjuistheid)|is not true|klopt niet|corrected|contest|misread|misunderst%|verkeerd begrepen|over het hoofd gezien',
  'overlooked|protest',
);
const verdict = phrases(
  'reject%|rejection|afwijz%|afgewezen|declined?|turned down|not (accepted|admitted|selected)',
  'niet (toegelaten|geselecteerd|aangenomen|geaccepteerd)|wijst ons af|feedback ?report|feedback ?rapport|besluit|decision|verdict|oordeel',
  'beoordeling|beoordelaars?|reviewers?|review report|jury|scores?|score on|letter says|brief staat|uitkomst|outcome|out of scope|buiten scope',
  'feedback',
);
const whyVerdict = phrases(
  '(why|waarom) .. (reject%|declin%|turned down|not (accepted|selected)|afgewezen|niet (toegelaten|geselecteerd)|out of scope|score)',
  '(explain|toelichting|uitleg|motivering|motivation|clarif%|question|vraag|onderbouwing) .. (decision|besluit|score|rejection|afwijzing|beoordeling|outcome|feedback)',
);
const statusAsk = phrases(
  '(status|state|progress|voortgang) (of|van|on)|status|stand van zaken|any (news|updates?|progress)|news (on|about)|updates? (on|about)',
  'where (do |does )?(we|it|our \\w{1,12}|things) (are|stand|stands)|where we are|hoe staat het|hoe ver',
  '(nog )?(niets|niks|geen (bericht|reactie|antwoord|uitslag)) .. (gehoord|vernomen|ontvangen|van u)',
  'nog (niets|niks|geen) (\\w{1,10} )?(gehoord|vernomen|ontvangen|bericht|reactie|uitslag)|(not|n.t|never|nothing) heard|heard (nothing|back)',
  'no (reply|answer|decision|response)|silence|stil gebleven|sindsdien stil',
  'when (will|can|do|may|should|are) (we|i|you|it|a decision) (\\w{1,8} ){0,2}(hear|know|get|expect|decide|receive|decision|come|be)',
  'wanneer .. (hoor|horen|krijg|krijgen|verwachten|weten|besluit|beslis%|uitslag)|how (long|far)|hoe lang|hoelang|is there a date',
  'still (waiting|in review|pending)|wachten (nog )?(steeds )?(op)|in behandeling|in review since|uitslag|already decided|al besloten|result of',
  'told a decision would|decision on (our|my)',
);
const ownProposal = phrases(
  '(our|my|the|onze|ons|mijn|het|de) (\\w{1,14} )?(\\w{1,14} )?(proposals?|submissions?|application|entry|idea|voorstel%|inzending%|aanvraag|aanmelding|indiening|inschrijving|dossier)',
  '(we|i) (submitted|handed in|sent in|applied)|(wij|we|ik) (hebben |heb )?(ingediend|ingestuurd|dienden|stuurden)',
  '(ingediend|ingestuurd|ingezonden)|reference|kenmerk|referentie',
);
const member = phrases(
  'lid (te )?(worden|zijn)|lidmaatschap%|word(t|en)? lid|als lid|become (a )?members?|becoming (a )?members?|(apply for|about|on) membership',
  'membership|members? fee|contributie',
  '(join|joining|enter|participate in|part of|take part in|deelnemen aan|aansluiten bij|aansluiten|toetreden%|meedoen met|meedoen aan|deelname aan|onderdeel van) .. (community|cop|cops|network|netwerk|community of practice|group|groep|meetings|bijeenkomsten|platform|initiatief)',
  'joining|join us|how (do|can|to) (we|i)? ?join|can we join',
  '(want|wants|like|willen|wil|graag|wish) .. (to )?(join|aansluiten|deelnemen|toetreden)|aansluiten|non members?|expected from members',
  'verwacht u van (leden|deelnemers)|who can (join|be a member)|wie mag lid|open to (universities|vendors|suppliers|integrators)',
  'aanmelding als lid|kosten .. verbonden|new member|nieuw lid|deelname|kennismaken met|partner (worden|van de)|(listed as|become) (a )?partner',
  'deelnemen',
);
const scope = phrases(
  '(in|within|out of|binnen|buiten) (the |de |uw |your )?scope|valt .. (onder|binnen)|vallen .. (onder|binnen)|fall(s)? (under|within)|eligib%',
  'count as|OT enough|is that (ot|allowed)|(past|pas|passen) (dat|dit|het|wij|onze|ons) .. (in|bij|binnen)',
  '(innovati%|challenge|call|oproep) .. (zin|sense)|too early|mogen (wij|we) meedoen|can we (apply|take part|submit|enter)|are we allowed',
  'suitable for|geschikt voor|in aanmerking|qualif%',
);
const formWord = phrases(
  '(the|your|a|het|de|uw) (\\w{1,10} )?(form|%formulier)|%challenges?|open (call|oproep|intake)',
  '(the|de|your|this|deze|uw) (call|oproep|uitdaging)|trl|question \\d{1,2}|vraag \\d{1,2}|rubric|criteria|criterium|annex|bijlage',
  'deadline (of|for|van)|deadline of the (call|challenge)|dutch entity|nederlandse (entiteit|vestiging)|kvk|patent%|octrooi%|intellectu%',
  'ip rights?|owns the ip|confidential%|vertrouwelijk%|nda|geheimhouding|evidence|bewijs|proof do you need',
);
const applies = phrases(
  '(how|where|hoe|waar) (do|can|to|kan|kunnen|moet|moeten) .. (apply|submit|enter|send in|propose|indienen|aanmelden|insturen|voorleggen)',
  '(apply|submit|hand in|indienen|insturen|in te dienen|aan te melden|pitch|pitchen|voorleggen)',
  '(innovation|innovatie|invention|uitvinding|idea|idee)|funding|subsid%|financier%|grant%|(need|nodig) .. (eur%|euro|investment)|investor%',
  'matchmaking',
);
const repeat = phrases(
  '(asked|requested|mailed|wrote|written|emailed|e ?mailed|told you|sent|called|reported|reminded) .. (before|already|twice|earlier|three times|(days|weeks|months) ago|last (week|month|year)|as well|again)',
  'already (asked|mailed|wrote|requested|sent|told|called)|(second|third|fourth|2nd|3rd) (time|request|reminder|mail|attempt)|once (more|again)',
  'again|for the (second|third|fourth) time|reminder|still (no|not|receiv%|get|getting|have not)',
  'nogmaals|(voor de )?(tweede|derde|vierde) (keer|maal|verzoek|mail|herinnering|poging)|herinnering',
  'al (eerder|vaker|twee keer|drie keer|meermaals) (\\w{1,10} ){0,2}(gevraagd|gemaild|geschreven|verzocht|gemeld|gebeld|aangegeven|verstuurd)',
  'eerder (ook )?(al )?(gevraagd|gemaild|verzocht|gemeld|aangegeven)|(gevraagd|gemaild|verzocht) .. (geleden|eerder)|opnieuw',
  'ondanks (eerder|mijn)|toch weer|alweer|nog steeds (geen|niet|mails)|(weken|maanden) geleden (ook )?(al )?(gevraagd|gemaild|verzocht)',
  'as asked|still (send|sending|being sent)|although i (unsubscribed|asked)|(vorige|afgelopen) (week|maand|jaar) .. (gevraagd|gemaild|verzocht)',
  'ook al gevraagd|(had|heb) mij al afgemeld|hoewel ik .. afgemeld',
);
const soon = phrases(
  'today|tonight|tomorrow|this (morning|afternoon|evening)|within (an|one|two|three|\\d{1,2}) hours?|before (noon|\\d{1,2}[:.h]\\d\\d)|by noon',
  'in an hour|vandaag|vanavond|vanmiddag|morgen|morgenochtend|binnen .. uur|voor \\d{1,2}([:.]\\d\\d)? ?uur|tot \\d{1,2}([:.]\\d\\d)? ?uur',
  'straks|over een uur',
);
const also = phrases(
  'also|besides|furthermore|in addition|secondly|second question|another (question|thing|request)|two (things|questions|requests)',
  'three (things|questions)|apart from (that|this)|by the way|ook|daarnaast|verder|bovendien|tevens|ten tweede|tweede vraag|nog iets',
  'nog een (vraag|verzoek)|twee (vragen|dingen|verzoeken)|drie vragen|los daarvan|overigens|trouwens',
);
const utility = phrases(
  '%waterschap%|hoogheemraadschap|gemeente|%water ?bedrijf|water (company|board|utility|authority)|%netbeheerder|grid operator|refinery',
  'raffinaderij|terminals?|%ziekenhuis|hospital|%haven%|port (of|authority)|rijkswaterstaat|provincie|%fabriek|chemical%|steel|dairy|brewery',
  'energy company|%energiecentrale',
);

/** Words by what they are about; the rules combine them. */
export const TRIAGE_WORDS = {
  student,
  talent,
  product,
  ownAsset,
  problem,
  seekSolution,
  pilot,
  seekPilot,
  wants,
  trial,
  site,
  offerPilot,
  newsletter,
  subscribes,
  unsubscribe,
  item,
  publishes,
  wrote,
  session,
  attends,
  speaks,
  abroad,
  country,
  visitors,
  journalist,
  article,
  asksWord,
  personal,
  law,
  rights,
  appealWord,
  verdict,
  whyVerdict,
  statusAsk,
  ownProposal,
  member,
  scope,
  formWord,
  applies,
  repeat,
  soon,
  also,
  utility,
} as const;

/** What advertising says, by how plainly it does. */
export const SPAM: readonly (readonly [points: number, pattern: RegExp])[] = [
  [
    3,
    phrases(
      'seo|backlinks?|link ?building|page one|first page of google|google rank%|(your|the) ranking|guest ?posts?|gastblog%|casino|viagra|cialis',
      'forex|payday|lottery|you (have )?won|congratulations you|followers|real estate investment|adult|dating|weight loss|escort',
      'crypto (investment|trading)|bitcoin (investment|trading)|bovenaan in google|web ?design|website (redesign|laten maken)|redesign (it|your)',
      'email (list|database)|lists? of (decision|attendees|companies|contacts)|leadgeneratie|lead generation|lead lists?|telemarketing|lost bitcoin',
      'zonnepanelen|energiecontract',
    ),
  ],
  [
    2,
    phrases(
      '\\d{1,3} ?(percent|pct)? ?off|best prices?|price list|cheap%|goedkoop%|korting%|discount%|guarantee%|gegarandeerd|limited (time|offer)',
      'special offer|aanbieding%|buy now|order now|reply now|act now|koop nu|bestel nu|click here|klik hier|100 (percent|pct)?|no bank check|loans?',
      'lening%|krediet%|invest (now|in bitcoin)|free quote|money urgently|make money|verdien|win \\d%|deposit|unbeatable|lowest|wholesale',
      'original licen[cs]es?|licen[cs]e keys?|replica|instant delivery|make you rich|renew your|double your',
    ),
  ],
  [
    1,
    phrases(
      'dear (sir|madam|sirs|friend|customer|owner)|hello friend|hi friend|beste ondernemer|geachte heer mevrouw',
      'your (web ?site|site|business|company)|uw (website|bedrijf)|whatsapp|we (sell|offer|bring|can bring|fix)|from \\d{2,5}|only \\d{2,5}|usd',
      'dollars|promot%|traffic|our services|onze diensten|price|prijs|interested',
    ),
  ],
];
