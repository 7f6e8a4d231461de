/**
 * In a demo hall a page can be looked at as somebody: `/as/clerk-w09/desk`, `/as/screen/screen`. Several people, each in a
 * frame or tab of their own, then stand side by side in one browser.
 */
const GUISE = /^\/as\/([A-Za-z][\w.-]{0,63})(?=\/|$)/;

export const guiseIn = (path: string): string | undefined => GUISE.exec(path)?.[1];
export const withoutGuise = (path: string): string => path.replace(GUISE, '') || '/';
export const inGuise = (who: string, path: string): string => `/as/${who}${path}`;
