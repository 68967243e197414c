import type { SignedIn } from '#lib/http';
import type { Section } from './page';

export interface MenuEntry {
  section: Section;
  href: string;
  label: string;
  current: boolean;
  /** Drawn as the way in, or as one's own name */
  account: boolean;
}

type Entry = [section: Section, href: string, label: string];

const PUBLIC: Entry[] = [
  ['suppliers', '/fournisseurs', 'Fournisseurs'],
  ['notices', '/avis', 'Avis et lots'],
  ['new-need', '/besoins/nouveau', 'Déposer un besoin'],
];

const SPACES: Record<SignedIn['space'], Entry[]> = {
  buyer: [
    ['suppliers', '/fournisseurs', 'Fournisseurs'],
    ['notices', '/avis', 'Avis et lots'],
    ['needs', '/mes-besoins', 'Mes besoins'],
    ['searches', '/mes-recherches', 'Mes recherches'],
  ],
  supplier: [
    ['opportunities', '/mes-opportunites', 'Mes opportunités'],
    ['alerts', '/mes-alertes', 'Mes alertes'],
    ['notices', '/avis', 'Avis et lots'],
    ['suppliers', '/fournisseurs', 'Fournisseurs'],
  ],
  officer: [
    ['review', '/relecture', 'Relecture'],
    ['collect', '/collecte', 'Collecte'],
    ['messages', '/messages', 'Messages'],
    ['notices', '/avis', 'Avis et lots'],
    ['suppliers', '/fournisseurs', 'Fournisseurs'],
  ],
};

/** @returns the menu of the space somebody is in, the public one for nobody */
export function menuOf(viewer: SignedIn | null, section: Section | undefined): MenuEntry[] {
  const entries: Entry[] = viewer ? SPACES[viewer.space] : [...PUBLIC, ['sign-in', '/connexion', 'Se connecter']];
  return [...entries, ...(viewer ? [['account', '/compte', viewer.name] as Entry] : [])].map(
    ([of, href, label]): MenuEntry => ({
      section: of,
      href,
      label,
      current: of === section,
      account: of === 'sign-in' || of === 'account',
    }),
  );
}
