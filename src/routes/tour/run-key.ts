/** Runs and stops the demo, wherever on this page the keyboard is: also in a frame, where it would mean something else. */
export const RUN = 'Alt+E';
