import { count, fr, longDate } from '#lib/html';
import { type Crumb, Page } from '../../shared/page';
import { sourceName } from './source-words';

export interface ReparseView {
  crumbs: Crumb[];
  heading: string;
  /** Where the form goes and comes from */
  action: string;
  back: string;
  /** The day as it was given, `YYYY-MM-DD` */
  since: string;
  what: string | null;
  error: string | null;
}

interface ReparseFacts {
  source: string;
  since: string;
  /** Null when no such day exists */
  found: { notices: number; refused: number } | null;
}

/** @returns the page that says what a second reading would go through, before anybody asks for it */
export function reparsePage({ source, since, found }: ReparseFacts): Page<ReparseView> {
  const name = sourceName(source);
  const heading = found === null ? fr`Relire ${name} depuis le…` : fr`Relire ${name} depuis le ${longDate(since)} ?`;
  const refused = found && found.refused > 0 ? fr`, et ${count(found.refused, 'enregistrement')} en quarantaine` : '';
  return new Page(
    '/officer/collect/reparse',
    { title: found === null ? fr`Erreur : ${heading}` : heading, section: 'collect', noindex: true },
    {
      crumbs: [
        { label: 'Collecte', href: '/collecte' },
        { label: name, href: `/collecte/${source}` },
        { label: 'Relire' },
      ],
      heading,
      action: `/collecte/${source}/relire`,
      back: `/collecte/${source}`,
      since: found === null ? '' : since,
      what: found && fr`${count(found.notices, 'avis gardé sera relu', 'avis gardés seront relus')}${refused}.`,
      error: found === null ? 'Donnez un jour qui existe.' : null,
    },
  );
}
