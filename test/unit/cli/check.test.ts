import assert from "node:assert/strict";
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import Ajv from "ajv-draft-04";
import type { Log } from "sarif";
import { rules } from "../../../src/core/rules";
import { postmortem, postmortemWith } from "./support";

const sample = readFileSync("test/samples/checkout-outage.md", "utf8");
/** One warning: an entry out of order. */
const disorder = sample.replace("**14:12**", "**14:02**");
const message =
  "“14:02” is earlier than “14:05” before it. Entries run from the earliest to the latest.";

describe("postmortem check", () => {
  let folder = "";
  const file = (name: string, content: string | Buffer): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "postmortem-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it("takes folders and globs, each file once and by name", async () => {
    mkdirSync(join(folder, "node_modules"));
    for (const name of ["b.md", "a.md", "c.txt", "node_modules/d.md"]) {
      file(name, disorder);
    }
    for (const args of [
      [folder],
      [`${folder}/*.md`],
      [`${folder}/a.md`, `${folder}/*.md`],
    ]) {
      const { stdout, status } = await postmortem(
        "check",
        "--format",
        "json",
        ...args,
      );
      const reports = JSON.parse(stdout) as { file: string }[];
      assert.deepEqual(
        reports.map((each) => each.file),
        [`${folder}/a.md`, `${folder}/b.md`],
      );
      assert.equal(status, 1);
    }
  });

  it("says which argument names no file, and checks the others", async () => {
    const path = file("a.md", disorder);
    const { status, stdout, stderr } = await postmortem(
      "check",
      `${folder}/none/*.md`,
      path,
    );
    assert.equal(status, 2);
    assert.match(stderr, /cannot read .*none\/\*\.md: no such file/);
    assert.match(stdout, /timeline-order/);
  });

  it("reads standard input", async () => {
    const { stdout, status } = await postmortemWith(
      { input: disorder },
      "check",
      "-",
    );
    assert.match(stdout, /^-:18:5 warning/);
    assert.equal(status, 1);
  });

  it("follows a template that is named", async () => {
    const { stdout } = await postmortem(
      "check",
      "--template",
      "pagerduty",
      "test/samples/checkout-outage.md",
    );
    assert.match(stdout, /missing-section/);
  });

  it("fails from the severity that is named", async () => {
    const path = file("a.md", disorder);
    for (const [severity, expected] of [
      ["error", 0],
      ["warning", 1],
      ["information", 1],
    ] as const) {
      const { status, stdout } = await postmortem(
        "check",
        "--fail-on",
        severity,
        path,
      );
      assert.equal(status, expected, severity);
      assert.match(stdout, /timeline-order/);
    }
  });

  describe("as text", () => {
    it("colours a terminal and nothing else", async () => {
      const path = file("a.md", disorder);
      const plain = (await postmortem("check", path)).stdout;
      const coloured = (
        await postmortemWith({ hasColour: true }, "check", path)
      ).stdout;
      assert.equal(stripVTControlCharacters(plain), plain);
      assert.notEqual(coloured, plain);
      assert.equal(stripVTControlCharacters(coloured), plain);
    });

    it("marks the words under wide characters and in long lines", async () => {
      const wide = `**Impact:** 結帳服務 😀 120% of users\n`;
      const long = `**Impact:** ${"checkout ".repeat(40)}120% of users ${"failed ".repeat(40)}\n`;
      for (const text of [wide, long]) {
        const { stdout } = await postmortemWith(
          { input: `---\npostmortem: true\n---\n\n${text}` },
          "check",
          "-",
        );
        const lines = stdout.split("\n");
        const at = lines.findIndex((line) =>
          line.includes("invalid-percentage"),
        );
        const [source = "", marks = ""] = lines.slice(at + 1, at + 3);
        assert.ok(source.length < 130);
        const cells = source.replace(/[結帳服務😀]/gu, "  ");
        assert.equal(cells.indexOf("120%"), marks.indexOf("~"));
      }
    });

    it("lets no control character through to the terminal", async () => {
      const { stdout } = await postmortemWith(
        { input: disorder.replace("Error rate", "\u001B[2J\u202EError rate") },
        "check",
        "-",
      );
      assert.equal(/\p{Cc}|\p{Cf}/u.test(stdout.replaceAll("\n", "")), false);
    });
  });

  it("annotates in GitHub Actions", async () => {
    const path = file("a,b.md", disorder);
    const { stdout } = await postmortem("check", "--format", "github", path);
    assert.equal(
      stdout,
      `::warning file=${path.replace(",", "%2C")},line=18,endLine=18,col=5,endColumn=10,title=timeline-order::${message}\n`,
    );
  });

  it("writes SARIF that its schema accepts", async () => {
    const path = file("größe a.md", disorder);
    const { stdout } = await postmortem(
      "check",
      "--format",
      "sarif",
      path,
      join(folder, "missing.md"),
    );
    const log = JSON.parse(stdout) as Log;
    const schema = JSON.parse(
      readFileSync(
        "node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json",
        "utf8",
      ),
    ) as object;
    const validate = new Ajv({
      strict: false,
      logger: false,
      unicodeRegExp: false,
    }).compile(schema);
    assert.ok(validate(log), JSON.stringify(validate.errors));
    const [run] = log.runs;
    const [result] = run?.results ?? [];
    assert.equal(result?.message.text, message);
    assert.deepEqual(result?.locations?.[0]?.physicalLocation?.region, {
      startLine: 18,
      startColumn: 5,
      endLine: 18,
      endColumn: 10,
    });
    assert.equal(result?.fixes?.[0]?.description?.text, "Sort the timeline");
    assert.equal(run?.tool.driver.rules?.length, rules.length);
    assert.equal(run?.invocations?.[0]?.executionSuccessful, false);
    const { uri = "" } =
      result?.locations?.[0]?.physicalLocation?.artifactLocation ?? {};
    assert.ok(uri.endsWith("gr%C3%B6%C3%9Fe%20a.md"), uri);
  });

  it("writes JUnit's XML", async () => {
    const path = file("a&b.md", disorder);
    const { stdout } = await postmortem(
      "check",
      "--format",
      "junit",
      path,
      "test/samples/checkout-outage.md",
    );
    assert.match(
      stdout,
      /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites/,
    );
    assert.match(stdout, /a&#x26;b\.md|a&amp;b\.md/);
    assert.match(stdout, /<failure type="warning" message="“14:02”/);
    assert.match(stdout, /<testcase name="test\/samples\/checkout-outage\.md"/);
  });

  describe("--fix", () => {
    const sorted = (path: string): string =>
      `${path}: Sort the timeline (timeline-order: ${message})\n`;

    it("writes what mends and says so", async () => {
      const path = file("a.md", disorder);
      const before = statSync(path).mode;
      const { status, stdout, stderr } = await postmortem(
        "check",
        "--fix",
        path,
      );
      // That the stated start is later than the entry, only the author can mend.
      assert.deepEqual([status, stdout.includes("timeline-order")], [1, false]);
      assert.equal(stderr, sorted(path));
      assert.equal(statSync(path).mode, before);
      const lines = (text: string): string[] => text.split("\n").sort();
      const mended = readFileSync(path, "utf8");
      assert.deepEqual(lines(mended), lines(disorder));
      const again = await postmortem("check", "--fix", path);
      assert.equal(again.stderr, "");
      assert.equal(readFileSync(path, "utf8"), mended);
    });

    it("keeps line endings", async () => {
      const path = file("a.md", disorder.replaceAll("\n", "\r\n"));
      await postmortem("check", "--fix", path);
      assert.doesNotMatch(readFileSync(path, "utf8"), /[^\r]\n/);
    });

    it("leaves to the author what only they can fill in", async () => {
      const text = sample.replace(/## Timeline[^]*?(?=\n## )/, "");
      const path = file("a.md", text);
      const { status, stdout } = await postmortem("check", "--fix", path);
      assert.equal(status, 1);
      assert.match(stdout, /missing-section/);
      assert.equal(readFileSync(path, "utf8"), text);
    });

    it("shows a diff and writes nothing with --dry-run", async () => {
      const path = file("a.md", disorder);
      const { stdout } = await postmortem("check", "--fix", "--dry-run", path);
      assert.match(stdout, /^Index: .*\n=+\n--- /);
      assert.match(stdout, /\n-- \*\*14:05\*\*/);
      assert.match(stdout, /\n\+- \*\*14:05\*\*/);
      assert.equal(readFileSync(path, "utf8"), disorder);
    });
  });
});
