import { Module } from '@nestjs/common';
import { SupplierModule } from '../../supplier/supplier.module';
import { ApiDescription } from './api-description';
import { OpenApiController } from './open-api.controller';
import { SuppliersController } from './suppliers.controller';

/** The public JSON, for programs. No rule lives here. */
@Module({
  imports: [SupplierModule],
  // `openapi.json` before `:siret`
  controllers: [OpenApiController, SuppliersController],
  providers: [ApiDescription],
})
export class PublicApiModule {}
