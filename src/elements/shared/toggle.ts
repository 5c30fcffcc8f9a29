import { html, type TemplateResult } from 'lit';

interface Toggle {
  /** Whether what it switches on is on. */
  readonly isOn: boolean;
  readonly name: string;
  readonly tip: string;
  readonly icon: TemplateResult;
  readonly disabled: boolean;
  act(): void;
}

/** A round button that is pressed while something is on. */
export function toggle({ isOn, name, tip, icon, disabled, act }: Toggle): TemplateResult {
  return html`<button
      part="button"
      aria-label=${name}
      aria-pressed=${isOn ? 'true' : 'false'}
      ?disabled=${disabled}
      @click=${act}
    >
      <slot name=${isOn ? 'on' : 'off'}>${icon}</slot></button
    ><span part="tooltip" class="tip" aria-hidden="true">${tip}</span>`;
}
