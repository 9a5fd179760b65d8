import assert from "node:assert/strict";
import { editDistance } from "../../../src/core/model/editDistance";
import {
  aliases,
  type SectionKind,
} from "../../../src/core/model/sectionAliases";
import {
  allowedErrors,
  knownTitles,
  sectionNameOf,
} from "../../../src/core/model/sectionNames";

describe("sectionNameOf", () => {
  it("knows each title of its own table, as heading and as label", () => {
    for (const { kinds, titles, headingOnly } of Object.values(
      aliases,
    ).flat()) {
      for (const title of titles) {
        assert.deepEqual(sectionNameOf(title, true)?.kinds, kinds, title);
        assert.deepEqual(
          sectionNameOf(title, false)?.kinds,
          headingOnly ? undefined : kinds,
          title,
        );
      }
    }
  });

  it("has no two titles of different kinds that one slip of the pen makes the same", () => {
    const titles = [...knownTitles].filter(
      ([title, { kinds }]) => allowedErrors(title.length) > 0 && kinds[0],
    );
    for (const [index, [title, { kinds }]] of titles.entries()) {
      for (const [other, { kinds: others }] of titles.slice(index + 1)) {
        const isNear = editDistance(title, other, 1) <= 1;
        assert.ok(!isNear || kinds[0] === others[0], `${title}, ${other}`);
      }
    }
  });

  it("takes words that exist for no slip of the pen", () => {
    for (const title of [
      "Contributions",
      "Revolution",
      "Migration",
      "Litigation",
      "Detention",
      "Authorization",
      "Contact",
      "Selection",
    ]) {
      assert.deepEqual(sectionNameOf(title, true)?.kinds ?? [], [], title);
    }
  });

  it("knows common words as headings only, and one task as no list of them", () => {
    assert.deepEqual(sectionNameOf("Problem", true)?.kinds, ["summary"]);
    assert.equal(sectionNameOf("Problem", false), undefined);
    assert.equal(sectionNameOf("Task", false), undefined);
    assert.deepEqual(sectionNameOf("Type of incident", false)?.kinds, [
      "metadata",
    ]);
  });

  it("knows the core sections of other languages, with and without accents", () => {
    const titles: Readonly<Partial<Record<SectionKind, readonly string[]>>> = {
      summary: ["Résumé", "Resumen", "Resumo", "Zusammenfassung", "Resume"],
      impact: ["Impact client", "Impacto", "Auswirkungen"],
      timeline: [
        "Chronologie des événements",
        "Línea de tiempo",
        "Linea de tiempo del incidente",
        "Linha do tempo",
        "Zeitlicher Ablauf",
      ],
      rootCause: [
        "Cause racine de l’incident",
        "Causa raíz",
        "Análise da causa raiz",
        "Ursache",
        "Grundursache des Ausfalls",
      ],
      resolution: ["Résolution", "Solución", "Resolução", "Behebung"],
      actionItems: [
        "Actions correctives",
        "Mesures correctives et préventives",
        "Próximos pasos",
        "Ações corretivas",
        "Maßnahmen",
      ],
      lessonsLearned: [
        "Leçons apprises",
        "Lecciones aprendidas",
        "Lições aprendidas",
        "Erkenntnisse",
      ],
    };
    for (const [kind, words] of Object.entries(titles)) {
      for (const title of words) {
        assert.deepEqual(sectionNameOf(title, true)?.kinds, [kind], title);
      }
    }
    assert.deepEqual(sectionNameOf("Causa raíz y resolución", true)?.kinds, [
      "rootCause",
      "resolution",
    ]);
  });

  it("understands combinations, qualifiers, numbers and what stands in brackets", () => {
    const titles: Readonly<Record<string, readonly SectionKind[]>> = {
      "Root Causes and Trigger": ["rootCause", "trigger"],
      "Impact / Duration": ["impact", "duration"],
      "IV. Root Cause(s)": ["rootCause"],
      "1.2 Impact on users": ["impact"],
      "3) Timeline of the outage": ["timeline"],
      "The Incident's Timeline": ["timeline"],
      "Final Resolution": ["resolution"],
      "Timeline (UTC) All Times Approximate": ["timeline"],
      "Product(s) affected": ["impact"],
      "Service(s) affected": ["impact"],
      "🇪🇺 Impact": ["impact"],
      "Followup actions": ["actionItems"],
      "Lead up": ["background"],
      "Root-cause analysis": ["rootCause"],
      "Time line": ["timeline"],
      "Lessons & Follow-ups": ["lessonsLearned", "actionItems"],
      "Root Cause and Resolution: A Tale of Two Pools": [
        "rootCause",
        "resolution",
      ],
      "Understanding root cause and solution": ["rootCause", "resolution"],
      "In-depth Analysis of Root Cause and Resolution": [
        "rootCause",
        "resolution",
      ],
      "Corrective and Preventative Measures for the Future": ["actionItems"],
      "Lessons for the future": ["lessonsLearned"],
      "Prevention recommendations": ["actionItems"],
      "Impact & Error Budget Spent": ["impact"],
      "Root Cause Analysis and Discussion": ["rootCause"],
      "(1) Impact": ["impact"],
      "(b) Timeline": ["timeline"],
      "Timeline（UTC）": ["timeline"],
      "影響（Impact）": ["impact"],
      "再発防止 (Action Items)": ["actionItems"],
    };
    for (const [title, kinds] of Object.entries(titles)) {
      assert.deepEqual(sectionNameOf(title, true)?.kinds, kinds, title);
    }
  });

  it("understands questions and clauses that stand as headings", () => {
    const titles: Readonly<Partial<Record<SectionKind, readonly string[]>>> = {
      summary: ["What happened on March 4?"],
      impact: [
        "Who was affected by the outage?",
        "How many users were impacted",
        "Impact on shops and their customers",
      ],
      timeline: ["What happened, and when?", "What happened (timeline)"],
      detection: ["How did we find out about it?", "When was it noticed?"],
      rootCause: [
        "Why did checkout fail?",
        "What caused the queue to grow?",
        "Working theory (root cause)",
      ],
      resolution: ["How did we get checkout fixed?", "How it was mitigated"],
      actionItems: [
        "What are we doing to prevent this from happening again?",
        "How will we stop this in the future?",
        "What we are going to do next",
        "Preventing future outages",
        "What we’re changing",
        "Measures against such a failure",
      ],
      lessonsLearned: [
        "What did we learn from this?",
        "What could we do better",
      ],
    };
    for (const [kind, words] of Object.entries(titles)) {
      for (const title of words) {
        assert.deepEqual(sectionNameOf(title, true)?.kinds, [kind], title);
      }
    }
  });

  const named: Readonly<Partial<Record<SectionKind, readonly string[]>>> = {
    summary: [
      "Summary of what happened",
      "3. Summary",
      "Issue Symmary",
      "2 - Summary",
    ],
    impact: [
      "Evaluación del impacto",
      "Impact & Scope",
      "Fallout",
      "What was the impact on our customers?",
      "1. Impact",
    ],
    timeline: [
      "What happened and when",
      "Timeline / What happened when",
      "Timeline of the event",
      "Event timeline",
      "Timeline [UTC]",
      "Timeline (UTC)",
      "⏰ A Race Against the Clock: The Timeline",
    ],
    rootCause: [
      "5 Whys",
      "4. 5 Whys",
      "5. Why did it happen?",
      "Root Causse",
      "Root casue analysis",
      "Route cause",
      "Route Cause Analysis",
    ],
    resolution: [
      "How we recovered",
      "How did we fix it?",
      "What we did to fix it",
      "Fix / Workaround",
    ],
    actionItems: [
      "What are the next steps?",
      "What we will do next",
      "What we're going to do about it",
      "What we’re going to do about it",
      "Follow-up work",
      "Folow-up actions",
      "Follow-up actions required",
      "Required follow-ups",
      "Correction and preventive measures",
      "Things to be improved/fixed",
      "What are we doing to prevent it from happening again?",
      "Acciones correctivas/preventivas",
      "Acciones correctivas inmediatas",
    ],
    lessonsLearned: ["Qué no funcionó"],
  };
  for (const [kind, titles] of Object.entries(named)) {
    for (const title of titles) {
      it(`${title}: ${kind}`, () => {
        assert.deepEqual(sectionNameOf(title, true)?.kinds, [kind]);
      });
    }
  }

  it("takes what kept people from noticing for no root cause", () => {
    for (const title of ["Why it wasn't caught", "Why wasn’t it caught?"]) {
      assert.deepEqual(sectionNameOf(title, true)?.kinds, [], title);
    }
  });

  it("knows nothing of other words", () => {
    for (const title of [
      "Usage",
      "Summary & Usage",
      "Seating plan",
      "The next train",
      "",
      "5",
    ]) {
      assert.equal(sectionNameOf(title, true), undefined, title);
    }
  });
});
