import { Module } from '@nestjs/common';
import { WebSharedModule } from './shared/web-shared.module';

/** The only HTML pages; no rule lives here. */
@Module({ imports: [WebSharedModule] })
export class WebModule {}
