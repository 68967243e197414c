/**
 * The answer to a form that was accepted: the browser goes and gets another page, so that reloading sends nothing twice.
 * @param path of this site, from `/`
 */
export function seeOther(path: string): Response {
  if (!/^\/(?![/\\])/.test(path)) throw new Error('Only a path of this site can be redirected to.');
  return new Response(null, { status: 303, headers: { Location: path, 'Cache-Control': 'no-store' } });
}
