import { VERSION } from '../../base/define.js';
import type { TextParams } from '../../base/text.js';
import type { DoctorSnapshot } from '../../channels/doctor-types.js';

/** Of what is put into sentences, the words that say nothing about anybody. */
const HARMLESS: readonly unknown[] = ['UDP', 'TCP', 'TLS'];

/** What one sends to who can help. It holds no address, no id and no name: of what is put into a sentence, numbers alone. */
export function reportOf(
  { results, finishedAt }: DoctorSnapshot,
  translate: (template: string, params: TextParams) => string,
): string {
  const lines = results.map(({ check, state, template, hintTemplate, params }) => {
    const shown = withoutNames(params);
    const hint = translate(hintTemplate, shown);
    return `${state.padEnd(7)}  ${check}: ${translate(template, shown)}${hint && `\n         ${hint}`}`;
  });
  return [
    `peer-elements ${VERSION}`,
    new Date(finishedAt ?? 0).toISOString(),
    navigator.userAgent,
    '',
    ...lines,
    '',
  ].join('\n');
}

function withoutNames(params: TextParams): TextParams {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'number' || HARMLESS.includes(value) ? value : '…',
    ]),
  );
}
