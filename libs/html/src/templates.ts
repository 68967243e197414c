import { Eta, type TemplateFunction } from 'eta';
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
    const render = this.eta.render.bind(this.eta);
    const compiled = new Map<string, TemplateFunction>();
    // Eta works out the path of a file, and its options, at every `include`: a page has a hundred
    this.eta.render = (template, view, options) => {
      const known = typeof template === 'string' ? compiled.get(template) : undefined;
      if (known) return known.call(this.eta, view);
      const text = render(template, view, options);
      if (typeof template === 'string' && template.startsWith('/')) {
        const own = this.eta.templatesSync.get(this.eta.resolvePath!(template));
        if (own) compiled.set(template, own);
      }
      return text;
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

/** The last of the helpers that Eta defines anew for every template and every time; ours call `include` alone. */
const LAST_HELPER = /^async function blockAsync.*$/m;

/**
 * A partial sees what it is given; without anything given (the parts of a layout), what its caller sees. Eta would merge the two,
 * so that a `title` of the page would show in a message.
 */
function ownDataOnly(compiled: string): string {
  const [helper] = LAST_HELPER.exec(compiled) ?? [];
  if (!helper) throw new Error('Eta compiles a template in another way: look at `ownDataOnly` again.');
  return `const include = (name, own) => this.render(name, own ?? it);
    const __eta = { res: '', e: this.config.escapeFunction };
    ${compiled.slice(compiled.indexOf(helper) + helper.length)}`;
}
