import { Injectable } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import { NotFound } from '#lib/http';

/** Holds the description of the API: it is made from the application once that stands, and a controller has no application. */
@Injectable()
export class ApiDescription {
  private described: OpenAPIObject | undefined;

  keep(document: OpenAPIObject): void {
    this.described = document;
  }

  /** @throws NotFound when nobody described the API */
  document(): OpenAPIObject {
    if (!this.described) throw new NotFound('api');
    return this.described;
  }
}
