/** Options for a browser whose camera is as quick as a person's, which those of the tests are not. */
export const CAMERA = {
  without: ['--use-fake-device-for-media-stream'],
  args: ['--use-fake-device-for-media-stream=fps=30'],
};
