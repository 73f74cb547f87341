import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { SetupError } from '../setup/setupError.mjs';

const PLACES = {
	linux: [
		'/usr/bin/chromium',
		'/usr/bin/chromium-browser',
		'/usr/bin/google-chrome',
		'/usr/bin/google-chrome-stable',
		'/snap/bin/chromium',
	],
	darwin: [
		'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
		'/Applications/Chromium.app/Contents/MacOS/Chromium',
	],
	win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
		.filter(Boolean)
		.map((folder) => join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')),
};

const HOW_TO_INSTALL = {
	linux: 'Install it (Debian and Ubuntu: apt install chromium)',
	darwin: 'Install it (brew install --cask chromium)',
	win32: 'Install Google Chrome',
};

/** The Chromium or Chrome of this machine, or the one in CHROMIUM_PATH. */
export function findChromium() {
	const found = [process.env.CHROMIUM_PATH, ...(PLACES[process.platform] ?? [])].find(
		(path) => path && existsSync(path),
	);
	if (found) return found;
	throw new SetupError({
		what: 'Chromium was not found. The browser tests need it.',
		next: `${HOW_TO_INSTALL[process.platform] ?? 'Install Chromium'}, or set CHROMIUM_PATH to its path. Then run the command again.`,
	});
}
