import type { OwnCase } from './own-case';

/** Over the shared directory, that tells little but names, NAF codes and places; suppliers by SIRET. */
export const DIRECTORY_CASES: readonly OwnCase[] = [
  {
    id: 'directory-green-spaces',
    query: { title: 'Entretien des espaces verts', cpv: '77310000', place: { code: '86158', name: 'Migné-Auxances' } },
    first: ['50212325000016'],
    never: ['45155680700043'],
  },
  {
    id: 'directory-restaurant',
    query: { title: 'Restauration des stagiaires, service de repas', buyer: { name: 'Ville de Poitiers' } },
    first: ['45155680700043'],
    never: ['50212325000016'],
  },
  {
    id: 'directory-temporary-work',
    query: { title: 'Mise à disposition de personnel intérimaire', cpv: '79620000', place: { name: 'Châtellerault' } },
    first: ['83137223000027'],
    never: ['45155680700043'],
  },
  {
    id: 'directory-painting',
    query: { title: 'Travaux de peinture intérieure', nature: 'works', place: { name: 'Châtellerault' } },
    first: ['38917033300030'],
    never: ['45155680700043'],
  },
  {
    id: 'directory-finishing',
    query: {
      title: 'Travaux de second œuvre : cloisons et plâtrerie',
      nature: 'works',
      place: { code: '86000', typeCode: 'Code postal' },
    },
    first: ['83109755500021'],
    never: ['45155680700043'],
  },
  {
    id: 'directory-sorting',
    query: { title: 'Tri et recyclage des déchets de bureaux', place: { name: 'Châtellerault' } },
    first: ['40874140300039'],
    never: ['83137223000027'],
  },
  {
    id: 'directory-waste-poitiers',
    query: { title: 'Collecte des déchets recyclables', cpv: '90511000', place: { name: 'Poitiers' } },
    first: ['44330413400135'],
    never: ['45155680700043'],
  },
  {
    id: 'directory-staff-south',
    query: { title: 'Agents de remplacement mis à disposition', place: { name: 'Civray' } },
    first: ['34299024900043'],
    never: ['45155680700043'],
  },
];
