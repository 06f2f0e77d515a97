/** The one place windows load from; a standard, secure scheme of our own (security checklist, row 18). */
export const appScheme = 'app';
const appHost = 'tram-mat';
export const appOrigin = `${appScheme}://${appHost}`;
export const startPage = `${appOrigin}/index.html`;
/** What main's own window for a second person's PIN shows. */
export const countersignPage = `${appOrigin}/countersign.html`;
