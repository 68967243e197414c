import { z } from 'zod';
import type { Territory } from '#lib/config';
import { communeByCode, epciByCode, findCommune, type Commune } from '#lib/nomenclature';

/** What `maillon setup` is told, by flags or by answers. */
export interface SetupAnswers {
  territory: Territory;
  officer: string;
  /** Null leaves MAIL_FROM or the default */
  sender: string | null;
  /** Null leaves PUBLIC_URL or the default */
  publicUrl: string | null;
}

/** One question of the set-up: the same check serves a flag and an answer. */
export interface Question {
  name: keyof SetupAnswers;
  flag: string;
  ask: string;
  optional: boolean;
  /** @returns the value, or the sentence that says what is wrong with the text */
  read(text: string): { value: unknown } | { problem: string };
}

const email = z.email();
const sender = z.string().regex(/^(?:[^<>\r\n]+ <[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/);

export const QUESTIONS: readonly Question[] = [
  {
    name: 'territory',
    flag: '--epci or --communes',
    ask: 'Territory: the SIREN of its EPCI, or its communes (INSEE codes or names, with commas between)',
    optional: false,
    read: readTerritory,
  },
  {
    name: 'officer',
    flag: '--officer',
    ask: 'E-mail address of the first officer',
    optional: false,
    read: (text) =>
      email.safeParse(text).success ? { value: text } : { problem: `${JSON.stringify(text)} is no e-mail address.` },
  },
  {
    name: 'sender',
    flag: '--sender',
    ask: 'Sender of the mails, as `Name <name@domain>` (empty: as MAIL_FROM says)',
    optional: true,
    read: (text) =>
      sender.safeParse(text).success
        ? { value: text }
        : { problem: `${JSON.stringify(text)} is no sender. Write name@domain, or Name <name@domain>.` },
  },
  {
    name: 'publicUrl',
    flag: '--url',
    ask: 'Address under which people reach the pages (empty: as PUBLIC_URL says)',
    optional: true,
    read: (text) =>
      /^https?:\/\//.test(text) && URL.canParse(text)
        ? { value: text.replace(/\/+$/, '') }
        : { problem: `${JSON.stringify(text)} is no http(s) address.` },
  },
];

/** Reads a territory: nine digits are an EPCI, anything else a list of communes; of several homonyms, the one in the first's department. */
export function readTerritory(text: string): { value: Territory } | { problem: string } {
  if (/^\d{9}$/.test(text)) {
    const epci = epciByCode(text);
    if (!epci) return { problem: `No EPCI has the SIREN ${text}.` };
    return { value: { name: shortName(epci.name), epci: epci.code, communes: [...epci.communes] } };
  }
  const communes: Commune[] = [];
  for (const part of text.split(',').map((one) => one.trim())) {
    const department = communes[0]?.department ?? null;
    const commune = communeByCode(part) ?? findCommune(part) ?? findCommune(part, { department });
    if (!commune) {
      return { problem: `${JSON.stringify(part)} is no commune, or several have that name: give its INSEE code.` };
    }
    communes.push(commune);
  }
  const [first] = communes;
  const others = communes.length - 1;
  const more = others === 1 ? ' et une autre commune' : ` et ${others} autres communes`;
  const name = others === 0 ? first!.name : `${first!.name}${more}`;
  return { value: { name, epci: null, communes: communes.map(({ code }) => code) } };
}

/** `CU du Grand Poitiers` → `Grand Poitiers`: the legal form is no part of what people call it. */
function shortName(name: string): string {
  return name.replace(/^(?:CU|CA|CC|Métropole|METRO)\s+(?:(?:du|de la|de|des)\s+|de\s+l['’]|d['’])?/u, '');
}
