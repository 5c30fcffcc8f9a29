/** Of the small window, which is a document of its own. */
export const pipStyles = `
body {
  margin: 0;
  block-size: 100vh;
  overflow: hidden;
  background: var(--peer-stage, #14171b);
  color: var(--peer-on-stage, #f4f6f8);
  font: 14px/1.4 var(--peer-font, system-ui, sans-serif);
  color-scheme: dark;
}
video { object-fit: cover; }
video.off { visibility: hidden; }
.main { inline-size: 100%; block-size: 100%; }
.whole { object-fit: contain; }
.self {
  position: fixed;
  inset-block-start: 8px;
  inset-inline-end: 8px;
  inline-size: 22%;
  border-radius: 8px;
}
.mirrored { scale: -1 1; }
.name {
  position: fixed;
  inset-block-start: 8px;
  inset-inline-start: 8px;
  max-inline-size: 60%;
  box-sizing: border-box;
  margin: 0;
  padding: 2px 10px;
  border-radius: 20px;
  overflow: hidden;
  background: var(--peer-scrim, rgb(0 0 0 / 0.62));
  color: #fff;
  text-overflow: ellipsis;
  white-space: nowrap;
}
.buttons {
  position: fixed;
  inset-inline: 0;
  inset-block-end: 10px;
  display: flex;
  justify-content: center;
  gap: 10px;
}
button {
  display: grid;
  place-items: center;
  inline-size: 44px;
  block-size: 44px;
  padding: 0;
  border: 1px solid transparent;
  border-radius: 22px;
  background: var(--peer-control, #3b424b);
  color: var(--peer-on-control, #fff);
  font: inherit;
  cursor: pointer;
}
button[aria-pressed='true'] { background: var(--peer-on-control, #fff); color: var(--peer-control, #3b424b); }
.end { inline-size: 64px; background: var(--peer-danger, #d3322b); color: var(--peer-on-danger, #fff); }
.end svg { rotate: 135deg; }
button:focus-visible { outline: 2px solid #fff; outline-offset: 2px; box-shadow: 0 0 0 6px #000; }
`;
