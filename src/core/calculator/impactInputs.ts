import type { ToldShare } from "../metrics/affected";
import { between, valueOf, type Figure } from "../metrics/figures";
import { compare } from "../metrics/fractions";
import type { IncidentData, MetricsSettings } from "../metrics/metrics";
import type { Postmortem } from "../model/postmortem";
import { numberText, percentText, plainStyle } from "../render/numbers";
import type { Input } from "./fields";
import { readCount, readPositive, readShare } from "./values";

function shareText({ least, most, qualifier }: Figure): string {
  const text = percentText(most, plainStyle);
  const range =
    compare(least, most) === 0
      ? text
      : `${percentText(least, plainStyle).replace("%", "")}–${text}`;
  const words = { about: "about ", over: "at least ", under: "up to " };
  return `${qualifier === null ? "" : words[qualifier]}${range}`;
}

const percentDigits = /\d{1,4}(?:[.,]\d{1,4})?(?=\s?(?:%|percent|per cent))/;

export function shareInputs(
  { text }: Postmortem,
  { affected }: IncidentData,
): Input[] {
  const told: readonly (ToldShare | null)[] = affected?.told ?? [null];
  return told.map((share, index): Input => {
    const number = told.length > 1 ? ` ${index + 1}` : "";
    const range = share?.range ?? null;
    return {
      id: `share-${index}`,
      group: "impact",
      label: `Share of ${share?.of ?? "users"}${number}`,
      told: share ? shareText(share.share) : "",
      example: "80%",
      place: range,
      apply(draft, value) {
        if (value === "") {
          draft.shares[index] = null;
          return null;
        }
        const read = readShare(value);
        if (!read) return "Write a share such as 80%, about 75% or 20–30%.";
        draft.shares[index] = {
          ...(share ?? unknownShare),
          share: read,
        };
        return null;
      },
      write(value) {
        const read = readShare(value);
        const raw = range ? text.slice(range.start, range.end) : "";
        const digits = percentDigits.exec(raw);
        if (!range || !read || !digits) return null;
        const isPlain =
          compare(read.least, read.most) === 0 &&
          share !== null &&
          read.qualifier === share.share.qualifier &&
          compare(share.share.least, share.share.most) === 0;
        if (!isPlain) return null;
        const start = range.start + digits.index;
        return {
          range: { start, end: start + digits[0].length },
          newText: percentText(read.most, plainStyle).replace("%", ""),
        };
      },
    };
  });
}

const unknownShare: ToldShare = {
  share: between(1, 1, null),
  of: "users",
  range: { start: 0, end: 0 },
  raw: "",
  from: null,
  to: null,
};

const lastNumber = /(\d[\d,.]*)(?=\D*$)/;

export function baseInput(
  { text, incident }: Postmortem,
  { users, affected }: IncidentData,
): Input {
  const counted = incident.impact.counts.find(
    ({ range }) => range === users?.range,
  );
  const isTold = counted !== undefined && counted.of !== null;
  const place = isTold ? counted.range : null;
  const of = affected?.of === "customers" ? "Customers" : "Users";
  return {
    id: "base",
    group: "impact",
    label: `${of} in all`,
    told: users?.base ? numberText(users.base.most, 0, plainStyle) : "",
    example: "20,000",
    place,
    apply(draft, value) {
      if (value === "") {
        draft.base = null;
        return null;
      }
      const read = readCount(value);
      if (!read || valueOf(read) === 0) return "Write a number such as 20,000.";
      draft.base = read;
      return null;
    },
    write(value) {
      if (!place) return null;
      const digits = lastNumber.exec(text.slice(place.start, place.end));
      if (!digits) return null;
      const start = place.start + digits.index;
      return {
        range: { start, end: start + digits[0].length },
        newText: value,
      };
    },
  };
}

export function objectiveInputs({ objectives }: MetricsSettings): Input[] {
  const first = objectives[0] ?? { name: "", objective: 99.9, windowDays: 30 };
  const input = (
    id: "objective" | "windowDays",
    label: string,
    example: string,
    isRight: (value: number) => boolean,
    wrong: string,
  ): Input => ({
    id,
    group: "objective",
    label,
    told: objectives.length > 0 ? String(first[id]) : "",
    example,
    place: null,
    apply(draft, value) {
      const read = readPositive(value);
      if (read === null || !isRight(read)) return wrong;
      draft.objectives[0] = { ...(draft.objectives[0] ?? first), [id]: read };
      return null;
    },
    write: () => null,
  });
  const name = first.name === "" ? "Objective" : first.name;
  return [
    input(
      "objective",
      `${name}, percent`,
      "99.9",
      (value) => value < 100,
      "Write percent below 100, such as 99.9.",
    ),
    input(
      "windowDays",
      "Window, days",
      "30",
      (value) => value <= 3660,
      "Write a number of days, such as 30.",
    ),
  ];
}
