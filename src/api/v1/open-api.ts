import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';
import { ApiDescription } from './api-description';
import { PublicApiModule } from './public-api.module';

/** What each parameter of the search is; a parameter that is not here would be a number without a sense. */
export const PARAMETERS: Readonly<Record<string, string>> = {
  q: 'Les mots : un métier, un produit, un nom, un SIRET, un code CPV. Fautes de frappe et synonymes sont compris.',
  ou: 'Un lieu comme on l’écrit : commune, code postal, EPCI, département, région',
  km: 'Rayon autour de la commune, en kilomètres ; 0 : toutes distances ; 15 sans précision',
  levier: 'Réservation à laquelle le fournisseur peut répondre : reserved-insertion, reserved-disability…',
  type: 'Type de structure : ACI, EI, ESAT…',
  preuve: 'État des preuves : current, to-verify, expired, none',
  reference: 'declared (références déclarées) ou won (marchés gagnés)',
  groupe: 'Code d’un groupe de secteurs d’achat',
  secteur: 'Code d’un secteur d’achat',
  service: 'supply, service ou staff',
  reseau: 'Nom d’un réseau',
  region: 'Code INSEE d’une région',
  departement: 'Code d’un département',
  epci: 'SIREN d’un EPCI',
  commune: 'Code INSEE d’une commune',
  zone: 'france : partout, et non le seul territoire de cette instance',
  exact: '1 : les mots tels quels, sans correction',
  tri: 'pertinence, distance, nom ou preuve',
  page: 'À partir de 1',
  par_page: 'De 1 à 100 ; 20 sans précision',
  siret: '14 chiffres',
};

/** Makes the OpenAPI 3.1 description of the public API from the application, for its own route to give. */
export function describeApi(app: INestApplication, publicUrl: string): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Maillon')
    .setDescription('Les fournisseurs de l’économie sociale et solidaire d’un territoire, avec leurs preuves datées.')
    .setVersion('1')
    .addServer(publicUrl)
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    include: [PublicApiModule],
    standardSchemaConverter: converter(),
  });
  for (const operation of Object.values(document.paths).flatMap((path) => path.get ?? [])) {
    for (const parameter of operation.parameters ?? []) {
      if (!('name' in parameter)) continue;
      const description = PARAMETERS[parameter.name];
      if (description !== undefined) parameter.description = description;
    }
  }
  app.get(ApiDescription, { strict: false }).keep(document);
  return document;
}

/** Zod's own converter speaks the dialect of OpenAPI 3.0, and lets one id overwrite another. */
function converter() {
  const seen = new Map<string, string>();
  return (schema: unknown, { schemaType }: { schemaType: 'input' | 'output' }) => {
    if (!(schema instanceof z.ZodType)) return undefined;
    const {
      $schema: _,
      $defs = {},
      ...root
    } = z.toJSONSchema(schema, {
      target: 'draft-2020-12',
      io: schemaType,
      override: ({ jsonSchema }) => {
        delete jsonSchema.id;
        if (jsonSchema.format && jsonSchema.pattern) delete jsonSchema.pattern;
        if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
        if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      },
    }) as Record<string, unknown> & { $defs?: Record<string, unknown> };
    for (const [id, definition] of Object.entries($defs)) {
      const text = JSON.stringify(definition);
      if ((seen.get(id) ?? text) !== text) throw new Error(`Schema id "${id}" differs between input and output.`);
      seen.set(id, text);
    }
    return { schema: root, components: $defs };
  };
}
