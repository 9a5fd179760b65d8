import { check, checkFix } from "../../support/fixtures";

const rule = "personal-data";

describe(rule, () => {
  it("marks addresses and numbers once each", () => {
    check(
      rule,
      `## Detection

jane.doe@customer-mail.com wrote from 81.2.69.142, then again from 81.2.69.142.
~~~~~~~~~~~~~~~~~~~~~~~~~~ “jane.doe@customer-mail.com” looks like an e-mail address. Mask it if it is a person's, before the document is published.
                                      ~~~~~~~~~~~ “81.2.69.142” looks like a public IP address. Mask it if it is a person's, before the document is published.
`,
    );
  });

  it("marks them in code, and telephone and card numbers", () => {
    check(
      rule,
      `## Detection

\`\`\`
client 2a00:1450:4001:81b::200e calls +44 20 7946 0958
       ~~~~~~~~~~~~~~~~~~~~~~~~ “2a00:1450:4001:81b::200e” looks like a public IP address. Mask it if it is a person's, before the document is published.
                                      ~~~~~~~~~~~~~~~~ “+44 20 7946 0958” looks like a telephone number. Mask it if it is a person's, before the document is published.
card 4539 1488 0343 6467
     ~~~~~~~~~~~~~~~~~~~ “4539 1488 0343 6467” looks like a card number. Mask it if it is a person's, before the document is published.
\`\`\`
`,
    );
  });

  for (const text of [
    "Connections from 10.12.0.7, 192.168.1.20, 172.16.4.4 and 127.0.0.1",
    "Documentation: 192.0.2.17, 198.51.100.3, 203.0.113.9, 2001:db8::17",
    "Resolvers 8.8.8.8 and 1.1.1.1",
    "Mail of noreply@shop.io, security@shop.io and oncall-checkout@shop.io",
    "alice@example.com wrote",
    "The cipher chacha20-poly1305@openssh.com was refused",
    "Upgraded @scope/pkg@1.2.3 and git@github.com:shop/checkout.git",
    "Version 125.3.68.12 was deployed, then v121.0.6167.85 and 4.18.1.2",
    "Network 81.2.69.0/24",
    "At 2026:03:04:05 and [10/Oct/2000:13:55:36 +0200]",
    "Latency +300 ms, build 4111 1111 1111 1111, order 1234 5678 9012 3456",
    "Call +1 202 555 0143",
    "The offset is +05:30, the order 1234567890123456",
    "**Authors:** alice.smith@shop.io, bob@shop.io",
    "- **Created by**: alice.smith@shop.io",
  ]) {
    it(`is silent on ${text}`, () => {
      check(rule, `## Detection\n\n${text}\n`);
    });
  }

  it("is silent on front matter", () => {
    check(rule, "---\nauthor: alice.smith@shop.io\n---\n\n# Postmortem\n");
  });

  it("masks a value wherever it stands", () => {
    checkFix(
      rule,
      "Replace by [REDACTED IP]",
      "## Detection\n\nFrom 81.2.69.142.\n\n    81.2.69.142 GET /\n",
      "## Detection\n\nFrom [REDACTED IP].\n\n    [REDACTED IP] GET /\n",
    );
  });
});
