import type { Viewer } from '../../account/account.service';
import { Page } from '../shared/page';
import { SPACE_NAMES } from './spaces';

interface AccountView {
  name: string;
  email: string;
  organisation: string | null;
  current: string;
  /** The other spaces that may be entered */
  spaces: { code: string; name: string }[];
}

export function accountPage(viewer: Viewer, email: string): Page<AccountView> {
  const others = viewer.roles.filter((role) => role !== viewer.space);
  return new Page(
    '/account/account',
    { title: 'Mon compte', section: 'account', noindex: true },
    {
      name: viewer.name,
      email,
      organisation: viewer.organisationName,
      current: SPACE_NAMES[viewer.space],
      spaces: others.map((role) => ({ code: role, name: SPACE_NAMES[role] })),
    },
  );
}

/** Somebody typed the address: leaving is a form, as every change is. */
export function signOutPage(): Page {
  return new Page('/account/sign-out', { title: 'Se déconnecter', noindex: true }, {});
}
