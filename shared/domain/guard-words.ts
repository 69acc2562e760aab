import { phrases } from './plain.ts';

/** What a sentence says besides; by this an exercise, a talk or a product is told from a case. */
export const CONTEXT_WORDS = {
  ours: phrases("we|we'?re|we'?ve|our|ours|us|my|me|i|i'?m|wij|ons|onze|mijn|ik|mij|hier|here|unsere?"),
  live: phrases(
    'tuesday|wednesday|thursday|friday|monday|saturday|sunday|past (hour|night|minutes|days)|fast|quickly|snel|any moment|deze (ochtend|nacht|week)',
    'tonight|momenteel|now|just now|currently|at (the|this) moment|as we speak|ongoing|this (morning|afternoon|evening|night|week)|last night',
    'night shift|today|yesterday|overnight|since (this |last |about |around )?(\\w{1,9}day|noon|morning|midnight|yesterday|last night|\\d{1,2})',
    'at \\d{1,2}[:.h]\\d\\d|around (noon|midnight)|(an|one|two|three|four|few|some|half an|\\d{1,2}) (hours?|minutes?) ago',
    'for (\\w{1,6} )?(hours|minutes)|immediately|urgent%|asap|emergency|sos|suddenly|what (should|do|can|must) we do|what are our options|call us',
    'what now|no longer|every (ten|five|few|\\d{1,2}) minutes|within \\d{1,3} hours|nu|op dit moment|zojuist|zonet|daarnet|vanochtend|vanmorgen',
    'vanmiddag|vanavond|vannacht|vandaag|gisteren%|gisteravond',
    'sinds (de |het |deze |een |ongeveer )?(\\w{1,9} )?(uur|ochtend|vannacht|gisteren|gisteravond|middag|\\w{2,5}dag|vanmiddag|vanochtend)',
    '(uur|kwartier|minuten) geleden|al .. uur|morgen|moeten (wij|we)|om \\d{1,2}[.:]\\d\\d|hulp|spoed%|dringend%|noodgeval|plotseling|ineens|opeens',
    'wat (moeten|kunnen) (we|wij)|wie (moeten|kan|kunnen) (we|wij|ons)|help ons|bel ons|per direct|zo snel mogelijk|acuut|gaande|nog steeds|meteen',
    'niet meer|(?<!(we|i|to|can|that|could|will|wij|tools|which|who|they|not)[\\s-])help',
  ),
  /** Said to tell that it is real; taken out before the other words are looked for. */
  real: phrases('(not|no|never|isn.t|geen|niet een) (an |a |een )?(drill|exercise|test|joke|training|simulation|grap|oefening|proef)'),
  rehearsed: phrases(
    'exercis%|%oefening|%oefeningen|oefen%|table ?top%|drills?|simulat%|scenario%|serious game%|%training%|%cursus%|courses?|%workshops?|demos?',
    'demonstrat%|playbooks?|draaiboek%|red team%|cyber range|test ?beds?|proeftuin%|on stage|nagespeeld|naspelen|nabootsen|play out|proefopstelling',
    'in a lab|safe lab|lab|deelnemers|participants|model railway|hackathon|ctf|honeypot|deception|freely|mogen .. proberen',
  ),
  told: phrases(
    'film(en|ing|s|maker%)?|een reactie (van|op)|voorzitter|spokes%|woordvoerder%|chatham house|experts? who can explain|nieuws dat|news that',
    'react (to|on|by)|reageren op|comment (on|by)|deadline (is|today|vandaag|vrijdag)|quote',
    '(can|could|may|might) (we|i|he|she|tell|explain) .. (about|how)|kan .. vertellen|keynote|(explain|show) how|(uitleggen|laten zien) hoe|afgeslagen|lessons?|learnt?',
    'learned|learnings|lessen|geleerd%|leren|talks?|lectures?|%lezing%',
    '(?<!(vnc|rdp|desktop|remote|unknown|strange|user|active)[\\s-])sessions?(?! from)|%sessies?|%presentations?|%presentatie%|speakers?|%spreker%',
    'spoke|webinars?|conferences?|%congres%|symposium|case stud%|casus%|post mortem|terugblik%|evaluat%',
    '(white|research|position|our|this|onze|ons|mijn|my|new) ?papers?|a paper|paper (over|on|about)|papers on|reports? on|annual report|threat report',
    'our report|the report|%rapport%|articles?|%artikel%|blogs?|journalist%|reporters?|interview%|redactie%|podcast%|radio|television|broadcast%',
    'camera crew|writ(e|ing) (about|a|on)|schrijf%|schreef|documentar%|vakblad|krant|newspaper|magazine|thesis|scriptie|afstudeer%|afstuderen',
    'stud(y|ies|ied|ying)|studie%|onderzoek naar|statistic%|statistiek%|figures|cijfers|trends|trend(?! (screens?|displays?|pages?|views?|lines?|was|is))|survey%|questionnaire|enquete|history|guides?',
    'handreiking%|how hackers|tell (the|about)|vertellen|(share|exchange|delen|uitwisselen) .. (experience|experiences|ervaring|ervaringen)',
    'ervaringen .. (delen|uitwisselen)|what happened then|awareness|is it true|klopt het|we publish|wij publiceren|news desk|nieuwsredactie',
  ),
  read: phrases('research%|%newsletters?|%nieuwsbrie%|books?|boek%|mailing list|verzendlijst|knowledge platform|kennisplatform'),
  counted: phrases(
    'per ?cent|percent%|procent|\\d{1,3} pct|how many|hoeveel|figures|cijfers|statisti%|number of|aantal|in general|in het algemeen|overview|overzicht',
  ),
  /** A quarrel about a judgement that names weaknesses. */
  dispute: phrases(
    '(a|the|your|one|een|de|uw) (reviewers?|beoordelaars?|panel|jury)|claims? that|beweert|reconsider%|heroverweg%|rejection|rejected|afwijz%|afgewezen',
    'feedback%|second look|do not agree|niet eens',
  ),
  product: phrases(
    'this project|dit project|we design|wij ontwerpen|\\d{1,2}( percent|pct)? off|renew your|buy now|best price|discount|%korting|cheap|goedkop%',
    'guarantee%|reply now|order now|limited offer',
    '(our|onze|ons|your|uw) (\\w{1,14} )?(dienst|service|module|sensoren|sensors|gateway|device|radios?|detection|detectie) (learns?|that|which|for|voor|die|dat|is at|blocks?|detects?|sees?|monitors?|helps?|can|kan|merkt|ziet)',
    'eligible|innovatie in|we recover|contact our experts|on whatsapp|services for|(an|our|my|een|ons|mijn) (idea|idee|invention|concept)|press release',
    'persbericht|raises \\d%',
    '(our|your|new|onze|uw|ons|this|my|mijn) (\\w{1,14} )?(\\w{1,14} )?(product|tool|solution|platform|sensor|software|technology|technique|start ?up|algorithm|approach|appliance|scanner|box|techniek|oplossing|algoritme|methode|innovatie|innovation|prototype|invention|toolkit|propos(al|als)|voorstel)',
    '(we|i|who|that) (make|build|built|develop|developed|sell|offer|insure|restore|design|maintain|provide|deliver)|we.ve (developed|built)',
    'wij (maken|bouwen|bouwden|ontwikkelen|ontwikkelden|leveren|bieden|verkopen)|start ups?|scale ups?|prototype%|trl%|(our|onze) (customers|klanten)',
    'in scope|honeypot|licen[cs]es?|insur%|verzeker%|funding|subsid%|pentest%|pen ?tests?|penetration tests?|redesign%|my team can|we fix',
    'free (security )?(audit|scan|check)|from \\d{2,5} (eur|euro|dollars?)|(vulnerability|kwetsbaarheden) ?(management|scan%|assessment|beheer)',
    '(we|wij) (help|helpen|advise|adviseren|train|trainen) .. (companies|bedrijven|organisations|organisaties|plants|factories|customers|klanten|with|bij)',
    'vouchers?',
  ),
  /** Goods talked of in a word only. */
  goods: phrases(
    'products?|producten|solutions?|oplossing%|detects?|detecting|detection|%detectie%|detecteert|detecteren|notices|merkt|protects?|protection|defend',
    'defends|beschermt|beschermen|prevent%|voorkom%|secures|monitoring|management|assessments?|pilot%|certifi%|resilience|secure by design|recovery',
    '%herstel%|makes sure|zorgt dat|tools?|challenge|suppliers in your network|virtual patching|companies that|supports?|best price|form',
  ),
  hypothetical: phrases(
    '(attackers?|hackers?|criminals|aanvallers?|malware) (may|might|can|could|kan|kunnen|zou|zouden)|what if|if|in case|suppose|would (be|happen|mean)',
    'could be|might|wat als|als .. ooit|stel dat|mocht%|in geval van|voor het geval|zou|zouden|kan worden|kunnen worden|risk%|risico%|threats? of',
    'dreiging%|afraid|bang|worried|concerned|how (to|do|can|should|would) (i|we|you|one|others|other)|hoe (kun|kunnen|kan|moet|voorkom%|gaat|gaan)',
    'hoe .. voorkomen|ever|ooit|checklist%|plan|polic%|beleid%|stappenplan%|do we have to|geldt|meldplicht%|nis2|when (the|a)|wanneer iemand',
    'which members|wise|who is liable|what happens (if|when)|every day|elke dag|dagelijks|warning%|waarschuwing%|interested in|interesse in',
    '(want|wants|like|willen|wil|need|aim|wish|wishes) (to |graag )?(\\w{1,10} )?(detect|prevent|see|know|avoid|notice|weten|zien|voorkomen|herkennen|detecteren|test|testen)',
  ),
  defence: phrases('prepar%|voorbereid%|weerba%|resilien%|against|tegen|prevent|harden%|secure|veilig%'),
  past: phrases(
    'last year|(in|since|from|of|back in) (19|20)\\d\\d|(years?|months?) ago|vorig jaar|afgelopen jaar|(jaar|jaren|maand|maanden) geleden|destijds',
    'in the past|in het verleden|previously|back then|at the time|earlier incident|eerder incident|once|ooit|earlier this year|(i|we) (was|were) the',
    'after (the|an) (incident|attack)|na (het|een) incident',
  ),
  others: phrases(
    '(other|many|some|most|several|small|which|hacked|these|those|andere|veel|sommige|meeste|kleine|welke) (companies|organi[sz]ations|plants|factories|operators|utilities|members|municipalities|bedrijven|organisaties|fabrieken|gemeenten|waterschappen|leden)',
    '(attacks?|hack|hacks|%aanval|aanvallen|sabotage) (on|at|bij|op|van|of) (a|an|the|een|de|het|industr%|factories|water|power|ukrainian|german|norwegian|american|other|andere|energy|plcs?|controllers|bridges|bruggen)',
    'elsewhere|elders|victims?|slachtoffers|german|ukrain%|norwegian|noors%|norway|noorwegen|american|amerikaanse|duitse|wereldwijd|worldwide',
  ),
  none: phrases(
    '(not|never|wasn.t|weren.t|isn.t|aren.t|haven.t|niet|nooit|geen|no) (\\w{1,8} ){0,2}(hacked|attacked|attack|attacks|compromised|infected|incident|breach|ransomware|malware|virus|hack|gehackt|aangevallen|aanval|besmet|%incident)',
  ),
  seeks: phrases(
    'how do (others|other)|does the community|kunnen (jullie|wij|we) .. deelnemen|hebben jullie|heeft u|is er een (partij|lab|lever%|oploss%|cursus)',
    'who (is willing|has a|offers|can advise)|heeft iemand|look(ing)? for(?! (somebody|someone|help|immediate))|zoek(en)?(?! (iemand|hulp|naar iets))',
    'in search of|which (members|start ?ups|vendors|tools|parties|suppliers|of your|solutions)',
    'welke (partij|start%|lever%|leden|tools|oplossing%|partijen)%|does any(body|one) have|best practices?|recommend%|advies over|advise us|examples',
    'voorbeelden|overview of|valt dat|list it|list the|would you (list|share)|could you (list|share)|kan (dat|dit) (op|in)|op de agenda|on the calendar',
    'add me|put me on|how do (we|i) apply|sparren|do (members|your members)|do you (know|have|offer|recommend)',
  ),
  visits: phrases('to join|join the|become a member|membership|lid worden|lidmaatschap|aansluiten bij|attend|bijwonen|aanmelden|register for|deelnemen'),
  ownSite: phrases(
    '(the|your|application|online|web|this) ?form|%formulier|web ?sites?|last page|laatste pagina|uw (site|pagina|website)|your (site|page|mail)',
    'portaal|pdf|submit|verzenden|annex|bijlage|expired|verlopen|my draft|concept|password reset|uploading|upload (fails|mislukt|the|my|our|a)',
    '(page|pagina|link) .. (site|website|broken)',
  ),
  maintenance: phrases(
    'maintenance (in|week|window|stop|until)|for maintenance|%onderhoud|planned|gepland%|turnaround|scheduled|revisie|renovatie|week \\d{1,2}',
    'dark (mode|theme)',
    'in (january|february|march|april|may|june|july|august|september|october|november|december|januari|februari|maart|mei|juni|juli|augustus|oktober)',
  ),
} as const;
