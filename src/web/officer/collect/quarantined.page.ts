import { fr, hour, longDate, number } from '#lib/html';
import { type Crumb, type Message, Page } from '../../shared/page';
import { reasonWords } from './quarantine-reasons';
import { type RawView, rawView } from './raw.view';
import { sourceName } from './source-words';

export interface QuarantinedView {
  crumbs: Crumb[];
  heading: string;
  message: Message | null;
  facts: string[];
  reasons: { words: string; path: string; message: string }[];
  /** Null when the bytes are no longer kept */
  raw: RawView | null;
  /** Where the forms go; null when it is settled */
  action: string | null;
  error: string | null;
}

interface QuarantinedFacts {
  kept: {
    id: string;
    source: string;
    record: string;
    origin: string;
    problems: { code: string; path: string; message: string }[];
    parserVersion: string;
    seenCount: number;
    firstSeenAt: Date;
    lastSeenAt: Date;
    resolution: string | null;
  };
  raw: Uint8Array | null;
  outcome: 'refused-again' | 'busy' | 'motive-missing' | null;
}

export function quarantinedPage({ kept, raw, outcome }: QuarantinedFacts): Page<QuarantinedView> {
  const { id, source, record, origin, problems, parserVersion, seenCount, firstSeenAt, lastSeenAt, resolution } = kept;
  const heading = fr`${sourceName(source)} : ${record}`;
  const isMissing = outcome === 'motive-missing';
  return new Page(
    '/officer/collect/quarantined',
    { title: isMissing ? fr`Erreur : ${heading}` : heading, section: 'collect', noindex: true },
    {
      crumbs: [
        { label: 'Collecte', href: '/collecte' },
        { label: 'Quarantaine', href: '/collecte/quarantaine' },
        { label: record },
      ],
      heading,
      message: messageOf(resolution, outcome),
      facts: [
        ...(origin === '' ? [] : [fr`Lu dans ${origin}`]),
        fr`Refusé depuis le ${longDate(firstSeenAt)}`,
        fr`Vu ${number(seenCount)} fois, la dernière le ${longDate(lastSeenAt)} à ${hour(lastSeenAt)}`,
        fr`Lecteurs version ${parserVersion}`,
      ],
      reasons: problems.map(({ code, path, message }) => ({ words: reasonWords(code), path, message })),
      raw:
        raw &&
        rawView(
          raw,
          problems.map(({ path }) => path),
        ),
      action: resolution === null ? `/collecte/quarantaine/${id}` : null,
      error: isMissing ? 'Écrivez pourquoi vous le mettez de côté.' : null,
    },
  );
}

function messageOf(resolution: string | null, outcome: QuarantinedFacts['outcome']): Message | null {
  if (outcome === 'refused-again')
    return {
      tone: 'attention',
      role: 'status',
      text: 'Relu à l’instant : il reste refusé, pour les raisons ci-dessous.',
    };
  if (outcome === 'busy')
    return {
      tone: 'attention',
      role: 'alert',
      text: 'Cette source est en cours de lecture. Réessayez dans quelques minutes.',
    };
  if (resolution === 'came-in') return { tone: 'info', text: 'Cet enregistrement est entré depuis.' };
  if (resolution !== null) return { tone: 'info', text: fr`Mis de côté : ${resolution.replace(/^ignored: /, '')}.` };
  return null;
}
