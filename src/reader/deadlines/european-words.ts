/** French, German, Spanish, Italian, Portuguese and Dutch words by class, so that a date in these languages gets its likeliest kind. */
export const europeanWords: Readonly<Record<string, string>> = {
  effect: `kraft inkrafttret* gelten gilt anwendbar wirksam vigueur applicables applique* vigor vigore entra entrará entreront entrera entrano
    entrará aplicable aplicables applicabil* werking kracht aplicável aplicáveis geldt`,
  consult: `stellungnahme* konsultation* anhörung* rückmeldung* kommentar* observations contributions commentaires avis consultation* consulta*
    comentarios observaciones alegaciones osservazioni contributi consultazion* comentários contribuições consultatie* reacties zienswijze*
    internetconsultatie reageren`,
  until: `bis spätestens frist endet läuft jusqu'au jusqu'à avant délai limite clôture échéance tard hasta plazo vence entro termine scadenza fino até
    prazo uiterlijk termijn sluit sluitingsdatum`,
  from: 'ab seit depuis compter partir desde decorrere dal vanaf sinds',
  comply: `umsetzen umsetzung nachkommen anpassen anzupassen conformer conformité cumplir adecuar* adeguar* conformar* cumprir adequar* voldoen
    naleven`,
  file: `einreichen eingereicht einzureichen melden anmelden registrier* anträge déposer dépôt soumettre transmettre déclar* enregistr* presentar
    remitir registrar* solicitud* presentare trasmettere domande apresentar enviar submeter indienen aanmelden registreren`,
  grace:
    'übergangsfrist* übergangszeit* transitoire transitorio transitoria transição overgangsperiode overgangstermijn',
  publish: `veröffentlich* verabschied* publié publiée publiés adopté adoptée publicado publicada publicó aprobó aprobado pubblicat* gepubliceerd
    vastgesteld publicou aprovou adottat*`,
  pilot: 'pilotprojekt* reallabor expérimentation piloto pilota sperimentazione proefproject',
  event: 'sitzung tagung veranstaltung audience séance réunion jornada audiencia udienza audiência hoorzitting',
};
