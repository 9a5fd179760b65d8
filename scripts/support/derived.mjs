// The files that are written from the rules and templates, or in parts: where each fact stands once, nothing can go stale.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as prettier from "prettier";
import { rules } from "../../src/core/rules/index.ts";
import { sectionKinds } from "../../src/core/model/sectionAliases.ts";
import { demands } from "../../src/core/projectFile.ts";
import { severities } from "../../src/core/settings.ts";
import { templates } from "../../src/core/templates/index.ts";
import { root } from "./paths.mjs";

/**
 * @typedef {import("../../src/core/rules/rule.ts").Rule} Rule
 * @typedef {import("../../src/core/rules/rule.ts").RuleDocumentation} RuleDocumentation
 * @typedef {{ readonly rule: Rule, readonly documentation: RuleDocumentation }} Documented
 */

/** Every derived file, by its path from the root, with the text it should have. @returns {Promise<Map<string, string>>} */
export async function derivedFiles() {
  const documented = await Promise.all(
    rules.map(async (rule) => {
      const module = await import(`../../src/core/rules/${rule.id}.ts`);
      return { rule, documentation: module.documentation };
    }),
  );
  return new Map([
    ...documented.map(
      (each) => /** @type {const} */ ([pathOf(each.rule), pageOf(each)]),
    ),
    ["README.md", withRules(read("README.md"), documented)],
    ["package.json", await formatted(manifest(), "package.json")],
    [
      "media/postmortemrc.schema.json",
      await formatted(projectSchema(), "schema.json"),
    ],
    [
      "snippets/templates.code-snippets",
      await formatted(snippets(), "templates.json"),
    ],
  ]);
}

/** @param {Rule} rule */
function pathOf({ id }) {
  return `docs/rules/${id}.md`;
}

/** @param {Documented} documented */
function pageOf({ rule, documentation }) {
  const { why, bad, good, fix, source, template } = documentation;
  const follows = template
    ? ` It is asked of documents that follow \`${template}\`.`
    : "";
  return `<!-- Written by \`npm run docs\` from src/core/rules/${rule.id}.ts. -->

# ${rule.id}

${rule.description}

Its findings are of severity \`${rule.severity}\`, unless \`postmortem.rules\` says otherwise.${follows}

## Why

${why}

## Wrong

${fenced(bad)}

## Right

${fenced(good)}

## Quick fix

${fix ?? "None: only the writer knows what is right."}

## Source

${source}
`;
}

/** @param {string} example */
function fenced(example) {
  const longest = Math.max(
    2,
    ...[...example.matchAll(/`{3,}/g)].map(([ticks]) => ticks.length),
  );
  const fence = "`".repeat(longest + 1);
  return `${fence}markdown\n${example.trimEnd()}\n${fence}`;
}

/** @param {string} readme @param {readonly Documented[]} documented */
function withRules(readme, documented) {
  const [begin, end] = [
    "<!-- rules, written by `npm run docs` -->\n<!-- prettier-ignore-start -->\n",
    "<!-- prettier-ignore-end -->\n",
  ];
  const from = readme.indexOf(begin) + begin.length;
  const to = readme.indexOf(end, from);
  if (from < begin.length || to < 0)
    throw new Error("README.md has no marks for the rules");
  const rows = documented.map(({ rule, documentation }) => {
    const cells = [
      `[\`${rule.id}\`](${pathOf(rule)})`,
      rule.description,
      documentation.fix ?? "–",
    ];
    return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |\n`;
  });
  return `${readme.slice(0, from)}
| rule | what it asks for | quick fix |
| --- | --- | --- |
${rows.join("")}
${readme.slice(to)}`;
}

const weights = [...severities, "off"];

/** By id, what may be set for each rule, as JSON Schema. */
function ruleProperties() {
  return Object.fromEntries(
    rules.map(({ id, description, severity }) => [
      id,
      { enum: weights, default: severity, description },
    ]),
  );
}

function manifest() {
  const found = JSON.parse(read("package.json"));
  const { properties } = found.contributes.configuration;
  properties["postmortem.rules"].properties = ruleProperties();
  properties["postmortem.template"].examples = templates.map(({ id }) => id);
  return found;
}

/** The JSON Schema of `.postmortemrc.json`. What the settings have too is described by their declarations. */
function projectSchema() {
  const { properties } = JSON.parse(read("package.json")).contributes
    .configuration;
  /** @param {string} key */
  const setting = (key) => {
    const {
      scope: _,
      default: __,
      examples: ___,
      ...declared
    } = properties[`postmortem.${key}`];
    return declared;
  };
  const titles = { type: "array", items: { type: "string" } };
  const section = {
    description: "A section: its title, or more about it.",
    anyOf: [
      { type: "string" },
      {
        type: "object",
        required: ["title"],
        additionalProperties: false,
        properties: {
          title: { type: "string", description: "What it is called." },
          aliases: {
            ...titles,
            description: "Further titles of the same section.",
          },
          required: {
            type: "boolean",
            default: true,
            description: "Whether it is reported where it is missing.",
          },
          prompt: {
            type: "string",
            description:
              "What it is begun with when it is inserted, with marked gaps: `[What …]`.",
          },
        },
      },
    ],
  };
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "Postmortem: a project's settings",
    description:
      "Settings for the postmortems of this folder and those below. They come before the user's; a document's front matter comes before them.",
    type: "object",
    additionalProperties: false,
    properties: {
      $schema: { type: "string" },
      template: {
        ...setting("template"),
        anyOf: [{ enum: templates.map(({ id }) => id) }, { type: "string" }],
      },
      rules: { ...setting("rules"), properties: ruleProperties() },
      defaultTimeZone: setting("defaultTimeZone"),
      objectives: setting("objectives"),
      rates: { ...setting("rates"), type: "object" },
      sections: {
        type: "object",
        description:
          "Headings of your own, by the kind of section that they name.",
        additionalProperties: false,
        properties: Object.fromEntries(
          sectionKinds.map((kind) => [
            kind,
            {
              ...titles,
              description: `Further headings of sections of the kind “${kind}”.`,
            },
          ]),
        ),
      },
      templates: {
        type: "array",
        description:
          "Templates of your own. One with the id of a known template takes its place.",
        items: {
          type: "object",
          required: ["id", "sections"],
          additionalProperties: false,
          properties: {
            id: {
              type: "string",
              description:
                "What settings and front matter (`template: …`) name it by.",
            },
            name: {
              type: "string",
              description: "What it is called in messages and menus.",
            },
            sections: {
              type: "array",
              items: section,
              description: "Its sections in order.",
            },
            asksFor: {
              type: "array",
              items: { enum: demands },
              description: "What it asks for beyond its sections.",
            },
            words: {
              type: "object",
              required: ["least", "most"],
              additionalProperties: false,
              properties: {
                least: { type: "number" },
                most: { type: "number" },
              },
              description: "How many words of prose it asks for.",
            },
          },
        },
      },
    },
  };
}

/** Each template as one snippet, its marked gaps as fields. */
function snippets() {
  return Object.fromEntries(
    templates.map(({ id, name }) => {
      const text = read(`media/templates/${id}.md`).trimEnd();
      let field = 0;
      const body = text
        .replace(/[\\$}]/g, "\\$&")
        .replace(/\[[^[\]\n]{2,}\](?!\()/g, (gap) => `\${${++field}:${gap}}`)
        .split("\n");
      return [
        `Postmortem: ${name}`,
        {
          prefix: `pm-${id}`,
          scope: "markdown",
          description: `A whole postmortem: ${name}`,
          body: [...body, "$0"],
        },
      ];
    }),
  );
}

/** @param {unknown} value @param {string} filepath */
function formatted(value, filepath) {
  return prettier.format(JSON.stringify(value), { filepath });
}

/** @param {string} path */
function read(path) {
  return readFileSync(join(root, path), "utf8");
}
