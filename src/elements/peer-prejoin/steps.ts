/** How a refusal is undone, in the words of the browser at hand. */
const STEPS = {
  chrome: [
    'Click the icon at the start of the address bar.',
    'Turn on camera and microphone there, or allow them under Permissions.',
    'Come back here and try again.',
  ],
  edge: [
    'Click the lock at the start of the address bar.',
    'Open the permissions for this site, and set camera and microphone to Allow.',
    'Come back here and try again.',
  ],
  firefox: [
    'Click the icon of the camera or microphone at the start of the address bar.',
    'Remove “Blocked” beside camera and microphone.',
    'Come back here, try again, and choose Allow.',
  ],
  safari: [
    'Open the Safari menu, then the settings for this website.',
    'Set camera and microphone to Allow.',
    'Come back here and try again, or load the page again.',
  ],
  ios: [
    'Tap the icon at the start of the address bar, then “Website Settings”.',
    'Set camera and microphone to Allow.',
    'Come back here and try again, or load the page again.',
  ],
  other: [
    'Open the permissions of this site in your browser.',
    'Set camera and microphone to Allow.',
    'Come back here and try again.',
  ],
} as const;

export type Browser = keyof typeof STEPS;

/** By what it calls itself, the ones that call themselves by others' names as well first. */
export function browserOf(userAgent: string): Browser {
  // A tablet calls itself a Mac, but has a page of settings for each site as well.
  if (/iPhone|iPad|iPod/.test(userAgent)) return /CriOS|FxiOS|EdgiOS/.test(userAgent) ? 'other' : 'ios';
  if (/Edg(A|)\//.test(userAgent)) return 'edge';
  if (/Firefox\//.test(userAgent)) return 'firefox';
  if (/Chrom(e|ium)\//.test(userAgent)) return 'chrome';
  return /Safari\//.test(userAgent) ? 'safari' : 'other';
}

export function stepsFor(browser: Browser, t: (sentence: string) => string): string[] {
  return [0, 1, 2].map((index) => t(STEPS[browser][index as 0]));
}
