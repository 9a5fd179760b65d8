/*! Patterns of well-known tokens are those of Secretlint 13 (https://github.com/secretlint/secretlint), under the MIT License:

Copyright (c) 2020 azu

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation
files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy,
modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the
Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE,
ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
*/

/** How the tokens of one issuer are written. */
interface SecretPattern {
  /** With its article: “a GitHub token”. */
  readonly name: string;
  /** What each of them holds: a text without any is not searched. */
  readonly marks: readonly string[];
  /** Each quantifier is bounded. The secret is the first group where there is one, else all. */
  readonly pattern: RegExp;
}

/** Tokens that their form gives away. Where Secretlint has none, the form is the one that the issuer documents. */
export const secretPatterns: readonly SecretPattern[] = [
  named(
    "an AWS access key",
    "AKIA ASIA",
    /(?<![A-Za-z\d])(?:AKIA|ASIA)[A-Z\d]{16}(?![A-Za-z\d])/g,
  ),
  named(
    "an AWS secret key",
    "ecret ECRET",
    /secret_?(?:access)?_?key["'`]?\s{0,3}(?::|=>|=)\s{0,3}["'`]?([A-Za-z\d/+=]{40})(?![A-Za-z\d/+=])/gi,
  ),
  named(
    "a GitHub token",
    "ghp_ gho_ ghu_ ghs_ ghr_ github_pat_",
    /(?<!\p{L})(?:gh[pousr]_[A-Za-z\d_]{36}|github_pat_[A-Za-z\d_]{82})(?![A-Za-z\d_])/gu,
  ),
  named(
    "a GitLab token",
    "glpat-",
    /(?<!\p{L})glpat-[A-Za-z\d_-]{20,128}(?![A-Za-z\d_-])/gu,
  ),
  named(
    "a Slack token",
    "xox xapp-",
    /(?<!\p{L})(?:xox[bpaors]|xapp)-(?:\d-)?(?:[a-zA-Z\d]{1,64}-){1,6}[a-zA-Z\d]{8,80}(?![\w-])/gu,
  ),
  named(
    "a Slack webhook",
    "hooks.slack.com",
    /hooks\.slack\.com\/services\/(T[a-zA-Z\d]{1,40}\/B[a-zA-Z\d]{1,40}\/[a-zA-Z\d]{12,40})/g,
  ),
  named(
    "an npm token",
    "npm_ _authToken",
    /(?<!\p{L})(?:npm_[A-Za-z\d]{36}|(?<=_authToken=)[A-Za-z\d-]{20,100})(?![A-Za-z\d_])/gu,
  ),
  named(
    "an API key of OpenAI or Anthropic",
    "sk-",
    /(?<!\p{L})sk-(?:ant-api0\d-[\w-]{90,128}AA|(?:(?:proj|svcacct|admin)-)?[\w-]{20,100}T3BlbkFJ[\w-]{20,100})(?![\w-])/gu,
  ),
  named(
    "a Stripe key",
    "k_live_",
    /(?<!\p{L})[sr]k_live_[A-Za-z\d]{20,120}(?![A-Za-z\d])/gu,
  ),
  named("a Google API key", "AIza", /(?<![A-Za-z\d])AIza[\w-]{35}(?![\w-])/g),
  named(
    "a SendGrid key",
    "SG.",
    /(?<!\p{L})SG\.[\w-]{16,64}\.[\w-]{16,64}(?![\w-])/gu,
  ),
  named(
    "a Shopify token",
    "shp",
    /(?<!\p{L})shp(?:pa|ca|at|ss)_[a-zA-Z\d]{32,64}(?![a-zA-Z\d])/gu,
  ),
  named(
    "a Grafana token",
    "glc_ glsa_",
    /(?<!\p{L})(?:glc_[A-Za-z\d+/]{32,400}={0,2}|glsa_[A-Za-z\d]{32}_[A-Fa-f\d]{8})(?![A-Za-z\d+/=])/gu,
  ),
  named(
    "a HashiCorp Vault token",
    "hvs. hvb. hvr.",
    /(?<!\p{L})hv[sbr]\.[A-Za-z\d_-]{90,300}(?![A-Za-z\d_-])/gu,
  ),
  named(
    "an access token",
    "gsk_ hf_ lin_api_ ntn_ dapi dckr_pat_ figd_ vcp_",
    /(?<!\p{L})(?:gsk_[a-zA-Z\d]{52}|hf_[a-zA-Z]{34}|lin_api_\w{32,128}|ntn_\d{11}[A-Za-z\d]{35}|dapi[A-Fa-f\d]{32}|dckr_pat_[\w-]{27}|figd_[\w-]{40,200}|vc[piark]_[A-Za-z\d]{20,60})(?![A-Za-z\d])/gu,
  ),
  named(
    "a JSON web token",
    "eyJ",
    /(?<![\w.-])eyJ[\w-]{10,1000}\.eyJ[\w-]{10,4000}\.[\w-]{20,1000}(?![\w-])/g,
  ),
  named(
    "a password in an address",
    "://",
    /(?<![A-Za-z\d])[a-z][a-z\d+.]{1,20}:\/\/[^\s:/@<>"'`]{0,100}:([^\s/@:<>"'`]{4,200})@[\w[]/gi,
  ),
];

function named(name: string, marks: string, pattern: RegExp): SecretPattern {
  return { name, marks: marks.split(" "), pattern };
}
