import assert from "node:assert/strict";
import { analyzeFixture, check, checkFix } from "../../support/fixtures";

const rule = "secret";

// Put together here, so that nobody who searches this repository for secrets finds one.
const random = "q7Zk2Vd9Xw4Tb8Rn5Ls3Yh6Mj1Pc0Gf2Ka4Ue8Wi7So5Dx9Qv3Bz6Nt1Hy4Rl";
const hex = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b";
const jwtHead = `${"ey"}JhbGciOiJIUzI1NiJ9`;

/** What the rule takes for a secret in the text. */
function found(text: string): string[] {
  const { diagnostics } = analyzeFixture(`## Root Cause\n\n${text}\n`);
  return diagnostics.flatMap(({ code, message, quickFixes }) => {
    if (code !== rule) return [];
    assert.equal(quickFixes?.[0]?.title, "Replace by [REDACTED]");
    return [/^This looks like (.*?)\. Redact/.exec(message)?.[1] ?? message];
  });
}

describe(rule, () => {
  it("marks the secret alone and says what to do", () => {
    const key = `${"AKIA"}Z7Q4VXW2N8K5R3LT`;
    check(
      rule,
      `## Root Cause

The key ${key} was used.
        ~~~~~~~~~~~~~~~~~~~~ This looks like an AWS access key. Redact it before the document is published, and replace it where it is used: whoever has read it has it.
`,
    );
  });

  for (const [text, name] of [
    [`${"gh"}p_${random.slice(0, 36)}`, "a GitHub token"],
    [
      `token ${"github"}_pat_${(random + random).slice(0, 82)}`,
      "a GitHub token",
    ],
    [`${"gl"}pat-${random.slice(0, 20)}`, "a GitLab token"],
    [
      `${"xo"}xb-17653672481-19874698323-${random.slice(0, 24)}`,
      "a Slack token",
    ],
    [
      `https://hooks.slack.com/services/T024BE7LD/B0DSD9ACW/${random.slice(0, 24)}`,
      "a Slack webhook",
    ],
    [`${"np"}m_${random.slice(0, 36)}`, "an npm token"],
    [`${"sk"}_live_${random.slice(0, 24)}`, "a Stripe key"],
    [`${"AI"}za${random.slice(0, 35)}`, "a Google API key"],
    [`${"SG"}.${random.slice(0, 22)}.${random.slice(5, 48)}`, "a SendGrid key"],
    [
      `${jwtHead}.${"ey"}Jpc3MiOiJjaGVja291dCJ9.${random.slice(0, 43)}`,
      "a JSON web token",
    ],
    [`aws_secret_access_key = ${random.slice(0, 40)}`, "an AWS secret key"],
    [
      `postgres://shop:${random.slice(0, 12)}@db.internal:5432/orders`,
      "a password in an address",
    ],
    [`DB_PASSWORD=${random.slice(0, 14)}`, "the value of “DB_PASSWORD”"],
    [`"api_key": "${hex.slice(0, 32)}"`, "the value of “api_key”"],
    [
      `-----BEGIN RSA PRIVATE KEY-----\n${random}\n${random}\n-----END RSA PRIVATE KEY-----`,
      "a private key",
    ],
  ] as const) {
    it(`marks ${name} (${text.slice(0, 20)}), in code too`, () => {
      assert.deepEqual(found(text), [name]);
      assert.deepEqual(found(`\`\`\`\n${text}\n\`\`\``), [name]);
    });
  }

  for (const text of [
    `${"AKIA"}IOSFODNN7EXAMPLE`,
    "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    `sha256:${hex}${hex.slice(0, 24)}`,
    `Reverted in ${hex}, token: ${hex}`,
    "request 6f1c2a9e-3b47-4a6e-9d21-0c5b8e7f4a13, api_key: 6f1c2a9e-3b47-4a6e-9d21-0c5b8e7f4a13",
    `${"gh"}p_${"x".repeat(36)}`,
    `${"gh"}p_****`,
    "password=${DB_PASSWORD}",
    "password: $DB_PASSWORD_2026",
    "DB_PASSWORD=[REDACTED]",
    "DB_PASSWORD=changeme2026",
    "password: 'password123'",
    "postgres://user:password@db.internal/orders",
    "postgres://shop:****@db.internal/orders",
    "https://example.org:8443/checkout@2026",
    "The secret: checkout-2026-blue was rotated.",
    "token: checkout.service.v2.tokens",
    "The password policy: twelve characters.",
    `next_page_token=${random.slice(0, 30)}`,
    `The pod checkout-7d9f8b6c5d-x2k9q was restarted.`,
    "-----BEGIN PRIVATE KEY-----\n…\n-----END PRIVATE KEY-----",
    "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----",
    `${jwtHead}.${"ey"}JzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIn0.${random.slice(0, 43)}`,
    `image registry.example.org/shop/checkout@sha256:${hex}${hex.slice(0, 24)}`,
    "key=value, max_tokens: 4096, secret/data/checkout",
  ]) {
    it(`is silent on ${text.slice(0, 60)}`, () => {
      assert.deepEqual(found(text), []);
    });
  }

  it("redacts a secret wherever it stands, with one finding", () => {
    const value = random.slice(0, 14);
    checkFix(
      rule,
      "Replace by [REDACTED]",
      `## Root Cause\r\n\r\nDB_PASSWORD=${value}\r\n\r\n    DB_PASSWORD='${value}'\r\n`,
      "## Root Cause\r\n\r\nDB_PASSWORD=[REDACTED]\r\n\r\n    DB_PASSWORD='[REDACTED]'\r\n",
    );
    assert.equal(
      found(`DB_PASSWORD=${value}\n\nDB_PASSWORD=${value}`).length,
      1,
    );
  });

  it("keeps the lines around a private key", () => {
    checkFix(
      rule,
      "Replace by [REDACTED]",
      `-----BEGIN EC PRIVATE KEY-----\n${random}\n${random}\n-----END EC PRIVATE KEY-----\n`,
      "-----BEGIN EC PRIVATE KEY-----\n[REDACTED]\n-----END EC PRIVATE KEY-----\n",
    );
  });

  it("finds each key of a line, however long the line is", () => {
    const token = `${"gh"}p_${random.slice(0, 36)}`;
    assert.deepEqual(found(`${"x ".repeat(11_000)}${token}`), [
      "a GitHub token",
    ]);
    const key = (words: string) =>
      `-----BEGIN PRIVATE KEY-----${words}${words}-----END PRIVATE KEY-----`;
    assert.deepEqual(found(`${key(random)} and ${key(random.toUpperCase())}`), [
      "a private key",
      "a private key",
    ]);
  });

  it("comes back from long lines made of what secrets begin with", () => {
    for (const piece of [
      "password=",
      "a://",
      "a://b:",
      `${"ey"}J`,
      `${"sk"}-`,
      `${"xo"}xb-1-`,
      "-----BEGIN PRIVATE KEY-----",
      "secret_access_key",
    ]) {
      assert.ok(found(piece.repeat(500_000 / piece.length)).length < 2);
    }
  });
});
