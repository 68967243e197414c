import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController, type OpenAPIObject } from '@nestjs/swagger';
import { Audience } from '#lib/http';
import { ApiDescription } from './api-description';

/** The description of the API, for programs that read OpenAPI. */
@Controller('api/v1')
@ApiExcludeController()
export class OpenApiController {
  constructor(private readonly description: ApiDescription) {}

  @Get('openapi.json')
  @Audience('public')
  @Header('Cache-Control', 'public, max-age=3600')
  document(): OpenAPIObject {
    return this.description.document();
  }
}
