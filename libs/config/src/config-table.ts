import { variables, type Variable } from './variables';

/** @returns the table of variables, in Markdown, as it stands in README.md */
export function configTable(): string {
  const rows = Object.entries(variables as Record<string, Variable>).map(([name, variable]) => {
    const fallback = variable.requiredInProduction
      ? `${variable.defaultText}; **required in production**`
      : variable.defaultText;
    return `| \`${name}\` | ${cell(variable.meaning)} | ${cell(variable.allowed)} | ${cell(fallback)} |`;
  });
  return ['| Variable | What it is | Allowed | Default |', '|---|---|---|---|', ...rows].join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
