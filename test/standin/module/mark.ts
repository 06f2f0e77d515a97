/** Says in the places where an app looks that this is not Electron itself. */
export function markProcess(type: 'browser' | 'utility'): void {
  Object.defineProperty(process.versions, 'electron', { value: '45.0.0-standin', enumerable: true });
  Object.defineProperty(process, 'type', { value: type, enumerable: true });
}
