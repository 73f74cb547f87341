import { launchChromium } from '../../scripts/n8n/launchChromium.mjs';
import { freePort, onFreePort } from '../../scripts/n8n/ports.mjs';
import setUpN8n from './n8nSetup.mjs';
import { browserVariableOf } from './testN8n.mjs';

/** For each process of jest, starts a Chromium beside its n8n. To load n8n's editor for each file would take half of the time. */
export default async function setUp(config) {
	await setUpN8n(config);
	globalThis.browsers = [];
	for (let number = 1; number <= config.maxWorkers; number++)
		process.env[browserVariableOf(number)] = await onFreePort(startChromium);
}

/** @returns {Promise<string>} where it listens */
async function startChromium() {
	const port = await freePort();
	const browser = await launchChromium(process.env.CHROMIUM_PATH, [
		`--remote-debugging-port=${port}`,
	]);
	globalThis.browsers.push(browser);
	return `http://127.0.0.1:${port}`;
}
