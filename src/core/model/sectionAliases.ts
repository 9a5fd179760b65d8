/** What a section may be about, in the field's terms. */
export const sectionKinds = [
  "title",
  "summary",
  "impact",
  "rootCause",
  "timeline",
  "detection",
  "resolution",
  "actionItems",
  "lessonsLearned",
  "background",
  "duration",
  "metadata",
  "contributingFactors",
  "trigger",
] as const;

export type SectionKind = (typeof sectionKinds)[number];

/** Titles that mean the same. */
export interface AliasGroup {
  /** One kind, or several of a combined heading; none where the title is known to be of no kind of ours. */
  readonly kinds: readonly SectionKind[];
  readonly titles: readonly string[];
  /** Words too common for a label: they name a section only as a heading. */
  readonly headingOnly?: boolean;
}

/**
 * Headings as people write them, in small letters. Spelling ("learnt", "follow up"), number, usual qualifiers ("incident
 * timeline"), "of the incident" and combinations with "and" are understood without a word here. A language is added by
 * its own words: documents needn't say which they are in.
 */
export const aliases: Readonly<Record<string, readonly AliasGroup[]>> = {
  english: [
    group(
      "summary",
      `summary | issue summary | incident summary | executive summary | exec summary | plain english summary | summary of events | summary of what happened
      quick summary | high-level summary | management summary | abstract | synopsis | recap | at a glance | in brief
      tl;dr | tldr | tl; dr | tl;dr summary | overview | executive overview | description | what happened | what happened?
      what happened here? | what was the issue? | what was the problem? | what do we know so far? | impact statement
      postmortem summary | incident at a glance`,
    ),
    headings(
      "summary",
      `incident | outage | issue | problem | problem statement`,
    ),
    group(["summary", "impact"], "summary of impact"),
    group(
      "duration",
      `duration | duration of impact | total impact duration | time in sev-1 | total downtime | downtime
      minutes downtime or degradation | length of outage | incident window | outage window | incident time | outage time | start time | end time | start-time | end-time
      start date/time | end date/time | start | end | start–end | start/end | start date | end date | date/time
      incident timing | date and time | time and date | time of incident | impact start | impact end | impact start time
      impact end time | impact duration | time frame | timeframe | started at | ended at | start of incident
      end of incident`,
    ),
    group(
      "impact",
      `impact | impacts | customer impact | client impact | user impact | end user impact | end-user impact | infrastructure impact
      productivity impact | team impact | revenue impact | business impact | service impact | financial impact
      reputational impact | technical impact | operational impact | developer impact | platform impact | product impact
      performance impact | traffic impact | schedule impact | partner impact | external impact | internal impact | data impact
      security impact | sla impact | slo impact | overall impact | customer-facing impact | impact assessment
      impact analysis | impact summary | impact details | impact description | impact overview | impact and metrics
      impact on users | impact on customers | impact to users | impact to customers | impact on the business
      affected users | users affected | affected services | services affected | affected customers | customers affected
      affected systems | systems affected | affected components | components affected | affected products
      product affected | % of product affected | strategies impacted | impacted users | impacted customers
      impacted services | services impacted | users impacted | customers impacted | impacted systems | systems impacted
      accounts affected | who was affected | what was affected | what was impacted | who was impacted
      what was the impact | what was the impact? | what were the symptoms / impact? | what is the impact?
      scope of impact | impact scope | blast radius | consequences | what was the impact on our customers?`,
    ),
    headings("impact", `effects | scope | damage | fallout`),
    group(
      "timeline",
      `timeline | time-line | event timeline | events timeline | narrative timeline | timeline of events
      timeline of key events | timeline of actions | timeline / what happened when | timeline analysis | timeline summary
      timeline/recovery efforts | timeline and response | incident timeline and response | chain of events
      sequence of events | course of events | what happened and when | what happened when | chronology
      incident updates | status updates | status page updates
      chronology of events | chronological summary | key events | log of events | event log | incident log | response log
      how did we respond? | how did microsoft respond? | how events unfolded | how it unfolded | play-by-play`,
    ),
    group(
      "detection",
      `detection | detected | detection method | detection time | time of detection | detection and diagnosis
      detection and response | detection and alerting | detection and monitoring | detection and signals
      detection and notification | identified | identification | discovery | first detected
      incident discovery | how was the incident detected? | how was the issue detected | how it was detected
      how the issue was detected | how we detected it | how we found out | how did we find out? | detected by`,
    ),
    group(
      "rootCause",
      `root cause | root cause analysis | root cause explanation | root cause identification | root cause summary
      root cause details | root cause findings | route cause | route cause analysis | summary root cause | blameless root cause | technical root cause
      technical cause | rca | cause | causes | underlying cause | direct cause | primary cause | main cause | proximate cause
      likely cause | probable cause | suspected cause | suspected root cause | identified cause | reason | reasons
      reason for outage | reason for the outage | origin of the incident | origin of the problem | origin of the issue
      source of the problem | source of the issue | failure analysis | fault analysis
      what caused the incident? | what caused the outage? | what caused it | what caused this? | what caused the issue?
      what caused the problem? | what was the cause? | what was the root cause? | what were the root causes?
      what went wrong and why? | what went wrong, and why? | why it happened | why did it happen? | why did this happen?
      why this happened | whys | 5 whys | 5-whys | five whys | the five whys | five why's | 5 why's | five why | 5 why
      5-whys and root cause | 5 whys analysis | five whys analysis
      root cause identification: the five whys | details of vulnerability | details of the vulnerability
      details of exploit | details of issue | details of the issue | vulnerability details`,
    ),
    headings("rootCause", `analysis | why? | why`),
    group(
      "contributingFactors",
      `contributing factor | contributory factors | contributing conditions | contributing conditions analysis
      contributing factors analysis | contributing causes | contributors | contributors/enablers | process breakdown
      contributing factors and root causes`,
    ),
    group(
      "trigger",
      "trigger | triggers | triggering event | trigger event | triggering condition | what triggered it?",
    ),
    group(
      ["rootCause", "resolution"],
      "root cause and fix | root cause, and resolution | cause and resolution | cause and fix",
    ),
    group(
      "resolution",
      `resolution | resolutions | resolution details | resolution explanation | resolution steps | resolution summary
      recovery | recovery efforts | recovery actions | recovery steps | recovery process | mitigation | mitigations
      mitigation steps | mitigation actions | mitigators | response and recovery | response and resolution
      how was the issue resolved and the impact mitigated? | how was it resolved | how was the issue resolved
      how we fixed it | how we recovered | how did we fix it | what we did to fix it | how it was fixed | how it is fixed
      how it was resolved | how we resolved it | fix | fix / workaround | hotfix | permanent fix | temporary fix | fix implemented | implemented fix
      short-term fix applied | workaround | solution | solutions | details of fix | details of the fix | details of mitigation
      immediate action | immediate actions taken | immediate resolution | immediate fix | immediate mitigation
      immediate response and resolution | immediate remediation | restoration | service restoration | restoring service
      steps taken to resolve | steps to resolution | actions taken to resolve | remediation steps taken
      troubleshooting and resolution`,
    ),
    headings(
      "resolution",
      "the fix | rollback | solution implemented | the solution",
    ),
    group(["resolution", "actionItems"], "remediation"),
    group(
      "actionItems",
      `action items | action item | action items and followups | action point | action step | action plan | plan of action | actions
      review actions | actions following review | actions from review | resulting action | post-incident actions | corrective action | preventative action
      corrective and preventative measures | corrective and preventative actions | corrective/preventative measures
      corrective/preventative actions | corrective and preventative measures and tasks | corrective and preventative steps
      preventative and corrective measures | preventative and corrective actions | corrective measures
      corrective measures and preventative measures | preventative measures | preventative steps | preventative tasks
      corrective steps | corrective and preventative | correction and preventative measures | prevention | prevention measures | prevention steps
      prevention plan | prevention recommendations | future prevention | prevention of recurrence | recurrence prevention | preventing recurrence
      preventing future incidents | preventing this in the future | steps to prevent recurrence | measures
      future action | future plan | future work | future steps | future improvements | future measures | future mitigation
      follow-up | follow-ups | follow-up task | follow-up action | follow-up item | follow-up work | follow-up issue | follow-up tickets
      next step | next action | next steps and action items | further actions | planned actions | proposed actions
      recommended actions | required actions | actions required | suggested actions | required follow-ups | follow-up actions required | recommended follow-up | recommended follow-ups
      corrective actions with owners | action items with owners | root cause remediations | what happens next? | what are the next steps
      what we will do next | what's next | what's next? | what next? | what we're going to do about it | tasks | task list
      list of tasks | specific tasks | tasks to address the issue | tasks to address issue | tasks to be done
      tasks to complete | to-do | todo | todos | todo list | to-do list | what are we doing about this?
      what we're doing about it | what are the actionable tasks and follow-ups? | process improvements
      documentation improvements | technical improvements | improvements | improvement/fixes | improvements and fixes
      improvements needed | improvement plan | improvement actions | areas for improvement | areas of improvement
      areas to improve | things to be improved | things to be improved/fixed | opportunities for improvement | improvement opportunities | suggested improvements
      proposed improvements | planned improvements | things to improve | recommendation | recommendations | remediation items
      remediation plan | remediation tasks | remediation actions | short-term fixes | short-term improvements
      short-term actions | long-term fixes | long-term fix | long-term improvements | long-term actions
      long-term preventative measures | medium-term improvements | outstanding work | outstanding tasks
      how are we making incidents like this less likely or less impactful?
      how are we making outages like this less likely or less impactful?
      how do we prevent this from happening again? | what are we doing to prevent this from happening again?
      what are we doing to prevent it from happening again? | how will we prevent this in the future?`,
    ),
    headings(
      "actionItems",
      "moving forward | going forward | looking ahead | what can be improved | what can be improved/fixed | tickets | safeguards",
    ),
    group(
      ["actionItems", "resolution"],
      `mitigation and future prevention | resolution and prevention | solution and prevention | mitigation and prevention
      resolution and preventative methods | resolution and preventative measures`,
    ),
    group(
      "lessonsLearned",
      `lesson learned | learnings | key learnings | key lessons | learnings and risks | learning
      overall learnings and recommendations | surprises and learning | key takeaways | takeaways | insights
      how'd we do? | lessons | what we learned | what did we learn? | what have we learned? | reflections
      what went well | what went right | what we did well | things that went well | things that went right | worked well
      what worked well | what worked | what went wrong | what went poorly | what went badly | things that went poorly
      things that went wrong | things that went badly | what didn't go so well? | what didn't go well
      what did not go well | what didn't work | what could have gone better | what could be improved
      what could be better | what could have been better | what we could have done better
      things that could have gone better | opportunities | where we got lucky | where did we get lucky
      where we were lucky | we got lucky | final thoughts | moral of the story`,
    ),
    headings(
      "lessonsLearned",
      "the good | the bad | the ugly | the lucky | went well | went wrong | went poorly | got lucky | successes",
    ),
    group(
      ["lessonsLearned", "actionItems"],
      "lessons and follow-ups | lessons learned and action items",
    ),
    group(
      "background",
      `background | background information | background context | background and context | context | introduction
      lead-up | leadup to the incident | leading up to the incident | prologue | preamble | what were we doing`,
    ),
    group(
      "metadata",
      `title | incident title | incident name | date | author | authors | by | owner | owners | status | report status | severity
      severity level | sev | sev level | priority | published | published on | shared with | created by | prepared by
      written by | reported by | last modified | last updated | last edited | incident id | incident number | incident type | type of incident
      incident lead | incident commander | incident manager | incident responders | incident date | date of incident
      date of outage | date created | date published | postmortem date | postmortem owner | ops issue
      meeting scheduled for | call recording | names of people involved | attendees | postmortem attendees | participants
      people involved | responders | scribe | facilitator | reviewers | environment | in attendance | document status`,
    ),
    group(
      [],
      `incident details | issue details | details | details of incident | cause analysis | fault | what failed | response
      incident response | incident response analysis | post incident analysis | post-incident analysis | investigation
      investigation and debugging | investigation steps | debugging | debugging process | debugging steps | troubleshooting
      troubleshooting steps | diagnosis | actions taken | issue detection and actions taken | escalation
      level of incident escalation | misleading paths | misleading investigation | misleading investigation paths
      misleading debugging | misleading debugging paths | misleading investigation/debugging paths | red herring
      what discovery or investigation was done? | backlog check | were there existing backlog items for this issue?
      recurrence | did we have other events in the past with the same root cause? | metrics | metrics/graphs | stats
      statistics | supporting data | graphs | time to detect | time to detection | time to recovery | time to repair
      time to resolve | time to mitigate | resolution time | mitigation time | messaging | internal email | external message | communication | incident disclosure
      third party disclosure | how can we make our incident communications more useful?
      how can customers make incidents like this less impactful? | how can customers make outages like this less impactful?
      why it wasn't caught | why wasn't it caught? | open questions | questions | questions for follow-up | q and a | faq | supporting information | supporting documents
      appendix | reference | references | links | resources | additional resources | additional information
      related issues / prs | related incidents | see also | logs | chat log | screenshots | evidence | glossary | conclusion
      final notes | notes | summation | epilogue | acknowledgements | feedback | provide feedback
      postmortem report overview | making it engaging | humor | table of contents | exploit contract | anything else
      guidelines | required sections | contributions | contributing | authorization | detention | litigation | revolution`,
    ),
  ],
  french: [
    group(
      "summary",
      "résumé | résumé exécutif | synthèse | vue d'ensemble | en bref | que s'est-il passé ? | description | sommaire",
    ),
    group(
      "duration",
      "durée | heure de début | heure de fin | début | fin | période",
    ),
    group(
      "impact",
      "impact client | impact utilisateur | impact utilisateurs | impact sur les utilisateurs | impact sur les clients | services affectés | services impactés | utilisateurs affectés",
    ),
    group(
      "timeline",
      "chronologie | chronologie des événements | déroulé | déroulement | déroulé des événements | ligne de temps | frise chronologique",
    ),
    group("detection", "détection | découverte"),
    group(
      "rootCause",
      "cause racine | cause principale | cause première | causes profondes | cause profonde | analyse des causes | analyse de la cause racine | analyse des causes racines | origine | pourquoi ? | les cinq pourquoi | 5 pourquoi",
    ),
    group(
      "contributingFactors",
      "facteurs contributifs | facteurs aggravants | facteurs contribuants",
    ),
    group("trigger", "déclencheur | élément déclencheur"),
    group(
      "resolution",
      "résolution | rétablissement | correction | correctif | solution | atténuation | retour à la normale",
    ),
    group(
      "actionItems",
      "actions | actions correctives | mesures correctives | mesures préventives | mesures correctives et préventives | actions correctives et préventives | actions préventives | plan d'action | plan d'actions | prochaines étapes | actions à mener | suivi | prévention | améliorations | recommandations | tâches | à faire",
    ),
    group(
      "lessonsLearned",
      "leçons | leçons apprises | leçons tirées | enseignements | retour d'expérience | ce qui a bien fonctionné | ce qui s'est bien passé | ce qui s'est mal passé | ce qui a mal fonctionné | où nous avons eu de la chance",
    ),
    group("background", "contexte"),
    group(
      "metadata",
      "auteur | auteurs | statut | gravité | sévérité | responsable | rédacteur",
    ),
  ],
  spanish: [
    group(
      "summary",
      "resumen | resumen ejecutivo | resumen del incidente | descripción | descripción general | visión general | qué pasó | ¿qué pasó? | ¿qué ocurrió? | ¿qué sucedió?",
    ),
    group(
      "duration",
      "duración | hora de inicio | hora de fin | inicio | fin | periodo",
    ),
    group(
      "impact",
      "impacto | impacto en los usuarios | impacto en los clientes | impacto al cliente | servicios afectados | usuarios afectados | clientes afectados | consecuencias | afectación | evaluación del impacto",
    ),
    group(
      "timeline",
      "línea de tiempo | línea temporal | cronología | cronología de eventos | cronología de los hechos | línea de tiempo de eventos | secuencia de eventos",
    ),
    group("detection", "detección"),
    group(
      "rootCause",
      "causa raíz | causas raíz | causa | causas | causa principal | causa fundamental | análisis de causa raíz | análisis de la causa raíz | análisis de causas | los cinco porqués | 5 porqués | ¿por qué pasó? | ¿por qué ocurrió?",
    ),
    group(
      "contributingFactors",
      "factores contribuyentes | factores que contribuyeron",
    ),
    group("trigger", "desencadenante | detonante | disparador"),
    group(
      "resolution",
      "resolución | recuperación | mitigación | solución | corrección | remediación | restablecimiento | ¿cómo se resolvió? | ¿cómo lo resolvimos?",
    ),
    group(
      "actionItems",
      "acciones | acciones correctivas | acciones preventivas | acciones correctivas y preventivas | acciones correctivas/preventivas | acciones correctivas inmediatas | medidas correctivas | medidas preventivas | medidas correctivas y preventivas | medidas | plan de acción | próximos pasos | siguientes pasos | acciones de seguimiento | seguimiento | prevención | mejoras | recomendaciones | tareas | tareas pendientes | pendientes",
    ),
    group(
      "lessonsLearned",
      "lecciones | lecciones aprendidas | aprendizajes | qué salió bien | qué salió mal | qué funcionó bien | qué no funcionó | qué fue bien | qué fue mal | ¿qué salió bien? | ¿qué salió mal? | dónde tuvimos suerte",
    ),
    group("background", "contexto | antecedentes | introducción"),
    group(
      "metadata",
      "autor | autores | fecha | estado | severidad | gravedad | responsable | fecha del incidente",
    ),
    group([], "conclusión | conclusiones | referencias | anexo | anexos"),
  ],
  portuguese: [
    group(
      "summary",
      "resumo | resumo executivo | resumo do incidente | sumário | sumário executivo | descrição | visão geral | o que aconteceu | o que aconteceu?",
    ),
    group(
      "duration",
      "duração | início | hora de início | hora de término | término | período",
    ),
    group(
      "impact",
      "impacto | impacto nos usuários | impacto nos clientes | impacto ao cliente | serviços afetados | usuários afetados | clientes afetados | consequências",
    ),
    group(
      "timeline",
      "linha do tempo | linha de tempo | cronologia | cronologia dos eventos | cronologia de eventos | sequência de eventos | linha temporal",
    ),
    group("detection", "detecção | deteção"),
    group(
      "rootCause",
      "causa raiz | causas raiz | causa-raiz | causas | causa | causa principal | análise de causa raiz | análise da causa raiz | cinco porquês | 5 porquês | os cinco porquês | por que aconteceu?",
    ),
    group(
      "contributingFactors",
      "fatores contribuintes | fatores que contribuíram",
    ),
    group("trigger", "gatilho"),
    group(
      "resolution",
      "resolução | recuperação | mitigação | solução | correção | remediação | como foi resolvido | como resolvemos",
    ),
    group(
      "actionItems",
      "ações | ações corretivas | ações preventivas | ações corretivas e preventivas | medidas corretivas | medidas preventivas | medidas corretivas e preventivas | plano de ação | itens de ação | próximos passos | próximas ações | acompanhamento | prevenção | melhorias | recomendações | tarefas",
    ),
    group(
      "lessonsLearned",
      "lições | lições aprendidas | aprendizados | aprendizagens | o que deu certo | o que deu errado | o que foi bem | o que correu bem | o que correu mal | onde tivemos sorte",
    ),
    group("background", "contexto | introdução"),
    group(
      "metadata",
      "autor | autores | data | estado | situação | severidade | gravidade | responsável | data do incidente",
    ),
    group([], "conclusão | referências | anexos | apêndice"),
  ],
  german: [
    group(
      "summary",
      "zusammenfassung | überblick | kurzfassung | kurzzusammenfassung | übersicht | was ist passiert? | was ist passiert | was geschah? | beschreibung | management-zusammenfassung",
    ),
    group(
      "duration",
      "dauer | beginn | ende | zeitraum | ausfalldauer | ausfallzeit | startzeit | endzeit",
    ),
    group(
      "impact",
      "auswirkung | auswirkungen | auswirkungen auf kunden | auswirkungen auf nutzer | auswirkung auf kunden | betroffene dienste | betroffene systeme | betroffene nutzer | betroffene kunden | folgen",
    ),
    group(
      "timeline",
      "zeitleiste | zeitachse | zeitlicher ablauf | zeitlicher verlauf | zeitverlauf | chronologie der ereignisse | ablauf | verlauf | ereignisverlauf",
    ),
    group("detection", "erkennung | entdeckung"),
    group(
      "rootCause",
      "ursache | ursachen | grundursache | hauptursache | kernursache | ursachenanalyse | fehlerursache | fehleranalyse | wie kam es dazu? | warum ist es passiert? | fünf warum | 5 warum | 5x warum",
    ),
    group(
      "contributingFactors",
      "begünstigende faktoren | beitragende faktoren | mitwirkende faktoren",
    ),
    group("trigger", "auslöser"),
    group(
      "resolution",
      "behebung | lösung | wiederherstellung | fehlerbehebung | problembehebung | störungsbehebung | entstörung | schadensbegrenzung | sofortmaßnahmen",
    ),
    group(
      "actionItems",
      "maßnahmen | massnahmen | folgemaßnahmen | korrekturmaßnahmen | vorbeugende maßnahmen | gegenmaßnahmen | maßnahmenplan | korrektur- und vorbeugemaßnahmen | korrektur- und vorbeugungsmaßnahmen | nächste schritte | weiteres vorgehen | aufgaben | verbesserungen | empfehlungen | prävention | vorbeugung | offene punkte",
    ),
    group(
      "lessonsLearned",
      "erkenntnisse | gelernte lektionen | gelerntes | lehren | was haben wir gelernt? | was lief gut | was lief gut? | was lief schlecht | was lief schlecht? | was ist gut gelaufen | was ist schlecht gelaufen | wo wir glück hatten | wo hatten wir glück?",
    ),
    group(
      "background",
      "hintergrund | kontext | ausgangslage | einleitung | vorgeschichte",
    ),
    group(
      "metadata",
      "autor | autoren | verfasser | datum | schweregrad | verantwortlich | teilnehmer | beteiligte",
    ),
    group([], "fazit | anhang | quellen | verweise | kommunikation"),
  ],
};

/** Titles stand between bars and line ends. */
function group(
  kinds: SectionKind | readonly SectionKind[],
  titles: string,
): AliasGroup {
  return {
    kinds: typeof kinds === "string" ? [kinds] : kinds,
    titles: titles.split(/[|\n]/).map((title) => title.trim()),
  };
}

function headings(kind: SectionKind, titles: string): AliasGroup {
  return { ...group(kind, titles), headingOnly: true };
}
