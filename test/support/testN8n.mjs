/** The environment variable that says where an n8n of this run of tests is. @param {number | string} number  from 1 */
export const variableOf = (number) => `TEST_N8N_${number}`;

/** The environment variable that says where a Chromium of this run of tests is. @param {number | string} number  from 1 */
export const browserVariableOf = (number) => `TEST_BROWSER_${number}`;

const thisProcess = () => process.env.JEST_WORKER_ID ?? 1;

/** The n8n and the sandbox that were started for this process of jest: each has its own. */
export function testN8n() {
	return JSON.parse(process.env[variableOf(thisProcess())]);
}

/** The address of the Chromium that was started for this process of jest. */
export function testBrowser() {
	return process.env[browserVariableOf(thisProcess())];
}
