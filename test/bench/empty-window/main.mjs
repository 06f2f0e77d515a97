import { app, BrowserWindow } from 'electron';

// The least that a programme with one box to type into can be: what a start costs before any of it is ours.
app.on('window-all-closed', () => app.quit());
app.whenReady().then(() => new BrowserWindow().loadURL('data:text/html,<input>'));
