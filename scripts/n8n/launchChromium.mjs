import { chromium } from 'playwright-core';

/**
 * Chromium without a window, and without requests to Google.
 *
 * @param {string} executablePath  Chromium or Chrome
 * @param {string[]} [args]  further arguments
 */
export async function launchChromium(executablePath, args = []) {
	return await chromium.launch({
		executablePath,
		args: [
			'--no-sandbox',
			'--disable-gpu',
			'--no-first-run',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
			...args,
		],
	});
}
