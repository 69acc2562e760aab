/** Dutch words for what is wrong with a file beside the answers. */
export const nl = /* @__PURE__ */ (() => ({
  problems: {
    'file.not-now': {
      title: 'Bijlagen kunt u nu niet wijzigen',
      detail: 'Dat kan in een concept, zolang nog geen liaison het voorstel heeft opgepakt, en terwijl er een vraag voor u openstaat.',
    },
    'file.too-many': { title: 'Er zijn al drie bijlagen', detail: 'Verwijder er eerst een en voeg daarna deze toe.' },
    'file.scanning': {
      title: 'Een bijlage wordt nog gecontroleerd',
      detail: 'Beoordelaars krijgen geen bestand te zien dat niet op schadelijke code is gecontroleerd. Dat duurt enkele minuten; probeer het daarna opnieuw.',
    },
  },
  fields: {
    'file.name': 'Geef het bestand een naam van hooguit 300 tekens.',
    'file.size': 'Het bestand is leeg of groter dan 10 MB. Kies een kleiner bestand, bijvoorbeeld met kleinere afbeeldingen.',
    'file.not-pdf': 'Dit is geen pdf. Sla het document op als pdf en voeg dat toe.',
    'file.threat':
      'In dit bestand zit schadelijke code, dus niemand kan het lezen. Controleer de computer waar het vandaan komt en voeg een schoon bestand toe.',
    'file.unreadable':
      'Dit bestand konden wij niet openen voor controle. Haal het wachtwoord of de beveiliging eraf, of sla het opnieuw op als pdf, en voeg het nog eens toe.',
    'file.unscanned': 'Wij konden dit bestand niet controleren; dat ligt aan ons. Voeg het nog eens toe.',
    'file.purged': 'Wij hebben dit bestand verwijderd omdat er iets in stond wat niet bij ons thuishoort. Voeg het opnieuw toe zonder dat gedeelte.',
    'file.scanning': 'Bijlage {n} wordt nog gecontroleerd.',
  },
}))();
