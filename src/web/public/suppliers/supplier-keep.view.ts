import { formEncoded } from '#lib/html';

/** The button that keeps a supplier, drawn by `/public/suppliers/supplier-keep`. */
export interface SupplierKeepView {
  id: string;
  name: string;
  /** The list that the reader keeps it in already */
  kept: { href: string; name: string } | null;
  isSignedIn: boolean;
  /** Where one signs in, and comes back from */
  signIn: string;
  /** The page that it is on, from `/` */
  back: string;
}

/**
 * @param list the list that the reader keeps it in, if any
 * @param page where the button is, from `/`
 */
export function supplierKeep(
  supplier: { id: string; name: string },
  list: { listId: string; listName: string } | undefined,
  page: { isSignedIn: boolean; back: string },
): SupplierKeepView {
  return {
    id: supplier.id,
    name: supplier.name,
    kept: list ? { href: `/mes-listes/${list.listId}`, name: list.listName } : null,
    isSignedIn: page.isSignedIn,
    signIn: signInHref(page.back),
    back: page.back,
  };
}

/** @returns the page where one signs in, which leads back to a page of this site */
export function signInHref(back: string): string {
  return `/connexion?retour=${formEncoded(back)}`;
}
