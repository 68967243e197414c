import { fr, hour, longDate } from '#lib/html';
import { Page } from '../../shared/page';
import { PUBLIC_REGISTERS, PUBLIC_SOURCES } from '../../shared/public-sources';
import type { LastRead } from './last-read.query';

interface SourceRow {
  name: string;
  href: string | null;
  publisher: string;
  what: string;
  /** What a reader has to know of it */
  limits: string | null;
  licence: { label: string; href: string | null };
  last: string;
}

export interface SourcesView {
  sources: SourceRow[];
}

interface OtherSource extends Omit<SourceRow, 'last' | 'limits'> {
  /** Names under which its readings are kept; none for what comes with the product */
  ids: string[];
}

const OTHERS: readonly OtherSource[] = [
  {
    ids: ['directory', 'directory-file', 'suppliers'],
    name: 'Annuaires de structures inclusives',
    href: 'https://lemarche.inclusion.gouv.fr/',
    publisher: 'Réseaux et services publics de l’inclusion',
    what: 'Nom, SIRET, type et commune des structures ; la date est celle que porte la liste',
    licence: { label: 'Celle de chaque liste importée', href: null },
  },
  {
    ids: [],
    name: 'Découpage administratif',
    href: 'https://github.com/etalab/decoupage-administratif',
    publisher: 'Etalab',
    what: 'Communes, intercommunalités, départements, codes postaux',
    licence: { label: 'Données INSEE et DGCL, Licence Ouverte 2.0', href: null },
  },
  {
    ids: [],
    name: 'Nomenclatures CPV et NAF',
    href: null,
    publisher: 'Office des publications de l’Union européenne ; INSEE',
    what: 'Libellés des métiers et des achats',
    licence: { label: 'CC BY 4.0 ; INSEE', href: null },
  },
];

/** @returns every source, with who publishes it, under which licence, and how fresh what we hold of it is */
export function sourcesPage(reads: readonly LastRead[]): Page<SourcesView> {
  const lastOf = (ids: readonly string[]): string => {
    if (ids.length === 0) return 'avec chaque version';
    const [read] = reads.filter((one) => ids.includes(one.source)).sort((a, b) => b.at.getTime() - a.at.getTime());
    return read ? fr`${longDate(read.at)}, ${hour(read.at)}` : 'pas encore';
  };
  const asked = Object.entries({ ...PUBLIC_SOURCES, ...PUBLIC_REGISTERS }).map(
    ([id, { name, href, publisher, what, limits, licence }]) => ({
      name,
      href,
      publisher,
      what,
      limits,
      licence,
      last: lastOf([id]),
    }),
  );
  const others = OTHERS.map(({ ids, ...source }) => ({ ...source, limits: null, last: lastOf(ids) }));
  return new Page('/public/about/sources', { title: 'Sources et licences' }, { sources: [...asked, ...others] });
}
