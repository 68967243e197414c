import { SetMetadata, type CustomDecorator } from '@nestjs/common';

/** Who a route is for. `mail-link`: whoever holds an opaque link of a mail, signed in or not. */
export type Audience = 'public' | 'mail-link' | 'anyone-signed-in' | 'buyer' | 'supplier' | 'officer';

export const AUDIENCE = 'maillon:audience';

/** Says who a route is for; a route without it is refused by the guard, and by a test. */
export const Audience = (audience: Audience): CustomDecorator => SetMetadata(AUDIENCE, audience);
