/**
 * @param path where a link asks to return to, as it came
 * @returns the path when it stays on this site, else `/`: never another host, never the sign-in pages themselves
 */
export function localPath(path: unknown): string {
  if (typeof path !== 'string' || path.length > 500) return '/';
  // `//host` and `/\host` are read as another host by browsers, which also drop tabs and line ends
  if (!/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(path)) return '/';
  return /^\/(connexion|deconnexion)(?=[/?#]|$)/.test(path) ? '/' : path;
}
