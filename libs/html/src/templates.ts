import { Eta } from 'eta';
import { escapeHtml, typo } from './escape';

/** A template's fixed words, its tags of markup and of Eta apart. */
const TAGS = /<%[\s\S]*?%>|<!--[\s\S]*?-->|<(?:[^<>]|<%[\s\S]*?%>)*>/g;

/** Turns a typed view and a template of one folder into HTML (or text). Compiled once, kept for the life of the process. */
export class Templates {
  private readonly eta: Eta;

  /** @param folder absolute path; a template is named from there, `/shared/layout` being `<folder>/shared/layout.eta` */
  constructor(folder: string) {
    this.eta = new Eta({
      views: folder,
      cache: true,
      escapeFunction: escapeHtml,
      plugins: [{ processTemplate: typeset, processFnString: ownDataOnly }],
    });
    const resolve = this.eta.resolvePath!.bind(this.eta);
    const files = new Map<string, string>();
    // Eta works the path of a file out at every `include`, a third of the time that a page takes to write
    this.eta.resolvePath = (template, options) => {
      const known = files.get(template);
      if (known !== undefined) return known;
      const file = resolve(template, options);
      if (template.startsWith('/')) files.set(template, file);
      return file;
    };
  }

  /**
   * @param template path from the folder, without extension: `/public/home`
   * @returns the text, every `<%= %>` of it escaped
   * @throws EtaError when the template does not exist or reads what the view does not hold
   */
  render(template: string, view: object): string {
    return this.eta.render(template, view);
  }
}

/** French no-break spaces in a template's own words, so that authors type plain ones. */
function typeset(source: string): string {
  let done = '';
  let from = 0;
  for (const tag of source.matchAll(TAGS)) {
    done += typo(source.slice(from, tag.index)) + tag[0];
    from = tag.index + tag[0].length;
  }
  return done + typo(source.slice(from));
}

/** How Eta hands data to a partial: merged with the page's own, so that a `title` of the page would show in a message. */
const MERGED = '{...it, ...(__eta_d ?? {})}';

/** A partial sees what it is given; without anything given (the parts of a layout), what its caller sees. */
function ownDataOnly(compiled: string): string {
  if (!compiled.includes(MERGED))
    throw new Error('Eta compiles `include` in another way: look at `ownDataOnly` again.');
  return compiled.replaceAll(MERGED, '(__eta_d ?? it)');
}
