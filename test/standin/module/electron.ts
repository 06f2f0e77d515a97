/** What `import … from 'electron'` gives in the main process. */
import { protocol, Session, session } from '../network/session.ts';
import { MessageChannelMain } from '../process/main-ports.ts';
import { MessagePortMain } from '../process/message-port.ts';
import { utilityProcess } from '../process/utility-process.ts';
import { app } from '../system/app.ts';
import {
  clipboard,
  crashReporter,
  dialog,
  globalShortcut,
  Menu,
  net,
  powerMonitor,
  powerSaveBlocker,
  screen,
  shell,
  systemPreferences,
} from '../system/desktop.ts';
import { nativeTheme } from '../system/native-theme.ts';
import { BrowserWindow } from '../window/browser-window.ts';
import { WebFrame as WebFrameMain } from '../window/frame.ts';
import { ipcMain } from '../window/ipc-main.ts';
import { webContents } from '../window/open-pages.ts';

const electron = {
  app,
  BrowserWindow,
  clipboard,
  crashReporter,
  dialog,
  globalShortcut,
  ipcMain,
  Menu,
  MessageChannelMain,
  MessagePortMain,
  nativeTheme,
  net,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  screen,
  Session,
  session,
  shell,
  systemPreferences,
  utilityProcess,
  WebFrameMain,
  webContents,
};

export default electron;
export {
  app,
  BrowserWindow,
  clipboard,
  crashReporter,
  dialog,
  globalShortcut,
  ipcMain,
  Menu,
  MessageChannelMain,
  MessagePortMain,
  nativeTheme,
  net,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  Session,
  screen,
  session,
  shell,
  systemPreferences,
  utilityProcess,
  WebFrameMain,
  webContents,
};
