/** What `import … from 'electron'` gives in a utility process. */
export const systemPreferences = {};
export const net = {
  isOnline: (): boolean => false,
};
export default { systemPreferences, net };
