import { count, fr, longDate } from '#lib/html';
import { parisDay } from '#lib/kernel';
import { communeByCode, pointOfCommune } from '#lib/nomenclature';
import { deadlineView, type DeadlineView } from '../../shared/deadline.view';
import { evidenceState } from '../../shared/evidence.view';
import { markViews, type MarkView } from '../../shared/mark.view';
import { Page } from '../../shared/page';
import { TerritoryMap, type MapCommune, type MapPlace } from '../../shared/territory-map';
import { amountText } from '../notices/notice-list.page';
import type { HomeFacts, HomeLot } from './home.query';

export interface HomeMapView {
  width: number;
  height: number;
  title: string;
  cells: { path: string; level: number }[];
  places: (MapPlace & { labelY: number; minor: boolean })[];
  /** A decoration: the chain that ties the territory together; empty when too few communes have suppliers */
  chain: string;
  ends: { x: number; y: number; r: number }[];
}

export interface HomeView {
  near: string;
  examples: { label: string; href: string }[];
  map: HomeMapView | null;
  /** « 60 fournisseurs, dont 41 vérifiés, dans 25 des 40 communes. Compté le 22 septembre 2026. » */
  counted: string;
  lots: { mark: MarkView | null; title: string; href: string; under: string; deadline: DeadlineView }[];
  allLots: string;
}

const EXAMPLES = ['espaces verts', 'traiteur', 'second œuvre', 'mise sous pli'];

/** @returns the home page */
export function homePage(
  facts: HomeFacts,
  context: { now: Date; territory: { name: string; communes: readonly string[] } },
): Page<HomeView> {
  const { now, territory } = context;
  const communes = mapCommunes(facts, territory.communes);
  const centre = [...communes].sort((a, b) => b.suppliers - a.suppliers)[0];
  return new Page(
    '/public/home/home',
    {
      title: 'Relier les achats du territoire à son économie solidaire',
      description:
        'Trouver les structures d’insertion, du handicap et de l’économie solidaire qui peuvent répondre à un achat, et voir pourquoi.',
    },
    {
      near: centre && centre.suppliers > 0 ? centre.name : '',
      examples: EXAMPLES.map((words) => ({
        label: words,
        href: `/fournisseurs?${new URLSearchParams({ q: words }).toString()}`,
      })),
      map: communes.length >= 3 ? mapView(communes, territory.name) : null,
      counted: counted(facts, territory.communes.length, now),
      lots: facts.lots.map((lot) => lotView(lot, now)),
      allLots: facts.lotTotal > 1 ? `Voir les ${count(facts.lotTotal, 'lot')}` : 'Voir tous les avis',
    },
  );
}

function counted({ suppliers, supplierTotal }: HomeFacts, communeCount: number, now: Date): string {
  const today = parisDay(now);
  const date = fr`Compté le ${longDate(today)}.`;
  if (communeCount === 0) return `${count(supplierTotal, 'fournisseur')} en France. ${date}`;
  const verified = suppliers.filter(({ evidence }) =>
    evidence.some((row) => evidenceState(row, today) === 'current'),
  ).length;
  const places = new Set(suppliers.map(({ commune }) => commune)).size;
  return `${count(suppliers.length, 'fournisseur')}, dont ${count(verified, 'vérifié')}, dans ${places} des ${communeCount} communes. ${date}`;
}

function lotView(lot: HomeLot, now: Date): HomeView['lots'][number] {
  const number = lot.lotNumber ? `lot ${lot.lotNumber}` : null;
  const amount = lot.amount && !lot.amount.buyerOnly ? amountText(lot.amount) : 'montant non publié';
  return {
    mark: markViews(lot.marks, 'short').find(({ shape }) => shape !== 'verifier') ?? null,
    title: lot.title,
    href: `${lot.path}${lot.lotNumber ? `#lot-${encodeURIComponent(lot.lotNumber)}` : ''}`,
    under: `${[lot.buyer, number].filter((part) => part !== null).join(', ')}. ${amount}`,
    deadline: deadlineView(lot.closesAt, now),
  };
}

function mapCommunes({ suppliers }: HomeFacts, codes: readonly string[]): MapCommune[] {
  return codes.flatMap((code) => {
    const [commune, point] = [communeByCode(code), pointOfCommune(code)];
    if (!commune || !point) return [];
    return [{ code, name: commune.name, point, suppliers: suppliers.filter((one) => one.commune === code).length }];
  });
}

function mapView(communes: readonly MapCommune[], territory: string): HomeMapView {
  const map = new TerritoryMap(communes);
  const places = map.places(6);
  const [centre] = places;
  const settled = communes.filter((one) => one.suppliers > 0).map((one) => map.at(one.point));
  const byX = settled.sort(([a], [b]) => a - b);
  const [west, east] = [byX[0], byX.at(-1)];
  const tied = centre && west && east && west !== east && west[0] < centre.x - 60 && east[0] > centre.x + 60;
  return {
    width: map.width,
    height: map.height,
    title: fr`Carte schématique de ${territory} : ${communes.length} communes ; les plus claires comptent le plus de fournisseurs.`,
    cells: map.cells,
    places: places.map((place, index) => ({ ...place, labelY: place.y + (index === 0 ? -20 : 5), minor: index > 2 })),
    chain: tied ? arc(west, [centre.x, centre.y]) + arc([centre.x, centre.y], east).replace(/^M[\d. -]+/, '') : '',
    ends: tied ? [end(west, 11), end([centre.x, centre.y], 14), end(east, 11)] : [],
  };
}

/** A curve that rises between two points, so that the chain hangs like one. */
function arc([ax, ay]: readonly [number, number], [bx, by]: readonly [number, number]): string {
  const lift = Math.min(70, Math.abs(bx - ax) / 3);
  return `M${Math.round(ax)} ${Math.round(ay)}Q${Math.round((ax + bx) / 2)} ${Math.round(Math.min(ay, by) - lift + Math.abs(ay - by) / 2)} ${Math.round(bx)} ${Math.round(by)}`;
}

function end([x, y]: readonly [number, number], r: number): HomeMapView['ends'][number] {
  return { x: Math.round(x), y: Math.round(y), r };
}
