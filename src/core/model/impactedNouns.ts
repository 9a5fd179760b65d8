/** Whom or what a share or an amount is of. */
export type ImpactedKind = "users" | "customers" | "requests" | "traffic";

/** Plural nouns only: in the singular they say whose ("user experience", "request latency"). */
const impactedNouns: ReadonlyMap<string, ImpactedKind> = new Map([
  ...named(
    "users",
    "users userbase population audience workforce subscribers visitors viewers listeners readers members people individuals citizens employees " +
      "staff agents developers students learners players participants passengers travelers travellers guests patients " +
      "drivers riders consumers shoppers buyers sellers followers devices mau dau wau",
  ),
  ...named(
    "customers",
    "customers clients clientele tenants merchants partners organizations organisations companies businesses stores " +
      "accounts workspaces teams",
  ),
  ...named(
    "requests",
    "requests queries calls responses transactions operations connections sessions logins attempts checkouts payments " +
      "orders purchases bookings deliveries jobs builds launches invocations messages emails notifications uploads " +
      "downloads reads writes lookups pageviews views alerts invoices transfers webhooks events " +
      "evaluations setups",
  ),
  ...named("traffic", "traffic"),
  // French, German, Portuguese and Spanish.
  ...named(
    "users",
    "utilisateurs utilisatrices nutzer benutzer anwender usuarios usuários utilizadores",
  ),
  ...named("customers", "kunden clientes"),
  ...named(
    "requests",
    "requêtes anfragen bestellungen solicitudes peticiones requisições pedidos commandes",
  ),
  ...named("traffic", "trafic tráfico tráfego"),
]);

const singularNouns: Readonly<Record<string, ImpactedKind>> = {
  user: "users",
  subscriber: "users",
  visitor: "users",
  customer: "customers",
  client: "customers",
  request: "requests",
};

const base = "(?:user|customer|client|subscriber|player|member)s?[ -]base";

/** Source of a pattern for one impacted noun in the plural, or a base of them. To be used with the flag `i`. */
export const impactedNounPattern = `(?:${base}|${[...impactedNouns.keys()].join("|")})`;

/** The same for the singular. */
export const singularNounPattern = `(?:${Object.keys(singularNouns).join("|")})`;

/** What a noun stands for ("users", "customer base", "traffic", and "user" after "every"); undefined for other words. */
export function impactedKindOf(noun: string): ImpactedKind | undefined {
  const word = noun.toLowerCase();
  const whose = /^([a-z]+?)s?[ -]base$/.exec(word)?.[1];
  if (whose !== undefined)
    return singularNouns[whose] ?? impactedNouns.get(`${whose}s`);
  return impactedNouns.get(word) ?? singularNouns[word];
}

/** Whether the word is an impacted noun in the plural. */
export function isImpactedNoun(word: string): boolean {
  return impactedNouns.has(word);
}

function named(
  kind: ImpactedKind,
  words: string,
): (readonly [string, ImpactedKind])[] {
  return words.split(" ").map((word) => [word, kind] as const);
}
