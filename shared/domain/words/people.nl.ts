/** Dutch words for what is wrong with a profile, an organisation or a relation. */
export const nl = /* @__PURE__ */ (() => ({
  problems: {
    'organisation.itself': { title: 'Een organisatie kan niet naar zichzelf verwijzen', detail: 'Kies een andere organisatie.' },
    'organisation.known': {
      title: 'Deze naam of dit domein is van een andere organisatie',
      detail: 'Zijn het dezelfde? Voeg ze dan samen op de pagina van die organisatie.',
    },
    'organisation.merged': { title: 'Deze organisatie is samengevoegd met een andere', detail: 'Open de organisatie die is overgebleven en wijzig die.' },
    'organisation.too-many-names': {
      title: 'Te veel namen',
      detail: 'Een organisatie heeft ten hoogste dertig namen. Haal namen weg die niemand gebruikt en voeg daarna samen.',
    },
    'conflict.not-waivable': {
      title: 'Van dit belang kunt u niet afzien',
      detail:
        'Alleen bij een concurrent, gezamenlijk werk of een klant kan dat. Klopt het belang niet? Wijs het dan af als onjuist; klopt het wel, bevestig het dan.',
    },
  },
  fields: {
    'organisation.known': 'Dit is van een andere organisatie. Zijn het dezelfde? Voeg ze dan samen.',
    'organisation.unknown': 'Geen organisatie heeft deze naam. Kies er een uit de lijst.',
    'organisation.domain': 'Vul een maildomein in, zoals water.example.',
    'organisation.shared-domain': 'Dit maildomein delen veel onbekenden; het zegt niets over een werkgever. Laat het weg.',
    'standing.whom': 'Vul in met welke organisatie, of bij een concurrent: op welk gebied.',
    'standing.capability': 'Alleen een concurrent kan dat op één gebied zijn. Laat het gebied weg.',
    'conflict.own': 'Deze persoon heeft het voorstel ingediend. Kies iemand anders.',
    'conflict.same-org': 'Deze persoon werkt bij dezelfde organisatie. Kies iemand anders.',
    'conflict.parent': 'Deze persoon werkt bij een moeder- of dochterbedrijf van de organisatie. Kies iemand anders.',
    'conflict.named': 'Deze persoon of de werkgever staat in het voorstel. Kies iemand anders.',
    'conflict.family': 'Deze persoon is familie van iemand die erbij betrokken is. Kies iemand anders.',
    'conflict.financial': 'Deze persoon heeft er een financieel belang bij. Kies iemand anders.',
    'conflict.competing-proposal': 'Deze persoon heeft een concurrerend voorstel. Kies iemand anders.',
    'conflict.competitor': 'Deze persoon werkt bij een concurrent. Vraag de voorzitter, of kies iemand anders.',
    'conflict.co-author': 'Deze persoon werkte kort geleden samen met de indiener. Vraag de voorzitter, of kies iemand anders.',
    'conflict.customer': 'Deze persoon is klant of leverancier van de indiener. Vraag de voorzitter, of kies iemand anders.',
  },
}))();
